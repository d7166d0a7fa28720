"""The built front end: the loader script, the full-page chat, the demonstration page, their assets."""

import re
from http import HTTPStatus

from fastapi import APIRouter
from fastapi.responses import FileResponse, RedirectResponse

from bot.gateway import sentences
from bot.gateway.errors import ApiError
from bot.gateway.services import ServicesHere

# Names of assets carry a hash of their content; pages and the loader are asked for again every time.
REVALIDATED = {"Cache-Control": "no-cache"}
KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}
ASSET_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", re.ASCII)
router = APIRouter(include_in_schema=False)


def _page(services: ServicesHere, name: str, media_type: str) -> FileResponse:
    path = services.settings.web_root / name
    if not path.is_file():
        raise ApiError(HTTPStatus.SERVICE_UNAVAILABLE, "not_built", sentences.NOT_BUILT)
    return FileResponse(path, media_type=media_type, headers=REVALIDATED)


@router.get("/")
async def home() -> RedirectResponse:
    """Lead to the chat."""
    return RedirectResponse("chat")


@router.get("/widget.js")
async def loader(services: ServicesHere) -> FileResponse:
    """Serve the one script that other sites embed."""
    return _page(services, "widget.js", "text/javascript")


@router.get("/chat")
async def chat(services: ServicesHere) -> FileResponse:
    """Serve the chat as a page, also inside the frame of the widget."""
    return _page(services, "chat.html", "text/html")


@router.get("/demo")
async def demo(services: ServicesHere) -> FileResponse:
    """Serve a host page that embeds the widget."""
    return _page(services, "demo.html", "text/html")


@router.get("/assets/{name}")
async def asset(services: ServicesHere, name: str) -> FileResponse:
    """Serve a hashed file of the build; its name alone, so that no path leads out of the folder."""
    path = services.settings.web_root / "assets" / name
    if not ASSET_NAME.fullmatch(name) or not path.is_file():
        raise ApiError(HTTPStatus.NOT_FOUND, "not_found", sentences.NOT_FOUND)
    return FileResponse(path, headers=KEPT)

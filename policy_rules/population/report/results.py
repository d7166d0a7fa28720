"""The result file: a row a person, the columns of every pathway side by side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
from numpy.typing import NDArray
from typing_extensions import Self

from policy_rules.policy.model import Pathway
from policy_rules.population.report.wording import FIELD_WORDS, Wording
from policy_rules.population.roster.reading import Batch
from policy_rules.population.screen import Screen
from policy_rules.population.screened import NOT_YET, STATUSES, UNKNOWN, Screened

EPOCH = 719_163
TEXT = pa.dictionary(pa.int32(), pa.string())
CSV_ROWS = 4096
"""So many rows become text at a time: text is a hundred times as long as the codes it comes from."""
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""By this Excel knows that a CSV file is UTF-8."""


class ResultFile:
    """Writes results, batch by batch; a context manager.

    Args:
        path: the file; CSV if its name ends so, else Parquet.
        screen: what decides.
        wording: how it is written.
        id_column: the heading of the id column, if there is one.
    """

    def __init__(self, path: Path, screen: Screen, wording: Wording, id_column: str | None) -> None:
        self._screen = screen
        self._wording = wording
        self._id_column = id_column
        self._csv = path.suffix.lower() == ".csv"
        self._schema = self._fields()
        self._stream = path.open("wb")
        self._unmet: dict[tuple[str, int], str] = {}
        self._missing: dict[int, str] = {}
        if self._csv:
            self._stream.write(BYTE_ORDER_MARK)
            plain = pa.schema([(field.name, _plain(field.type)) for field in self._schema])
            self._writer: Any = pa.csv.CSVWriter(self._stream, plain)
        else:
            metadata = {"policy": screen.policy.id, "policy_version": screen.policy.version}
            metadata["as_of"] = screen.as_of.isoformat()
            self._writer = pa.parquet.ParquetWriter(
                self._stream, self._schema.with_metadata(metadata), compression="zstd"
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        self._writer.close()
        self._stream.close()

    def write(self, batch: Batch, decided: dict[str, Screened]) -> None:
        """Write the results of a batch."""
        arrays: list[Any] = [pa.array(batch.rows)]
        if self._id_column is not None:
            arrays.append(pa.array(batch.ids, pa.string()))
        for pathway in self._screen.policy.pathways:
            arrays += self._columns(pathway, decided[pathway.id])
        whole = pa.record_batch(arrays, schema=self._schema)
        if not self._csv:
            self._writer.write_batch(whole)
            return
        for start in range(0, whole.num_rows, CSV_ROWS):
            columns = [column.cast(_plain(column.type)) for column in whole.slice(start, CSV_ROWS).columns]
            self._writer.write_batch(pa.record_batch(columns, names=self._schema.names))

    def _fields(self) -> Any:  # noqa: ANN401  # pyarrow publishes no types
        types: dict[str, Any] = dict.fromkeys(FIELD_WORDS, pa.date32())
        types |= dict.fromkeys(("status", "personal_status", "missing", "unmet"), TEXT)
        types["already_held"] = pa.bool_()
        fields = [pa.field(self._wording.row(), pa.int64())]
        if self._id_column is not None:
            fields.append(pa.field(self._id_column, pa.string()))
        for pathway in self._screen.policy.pathways:
            fields += [pa.field(self._wording.heading(pathway, field), kind) for field, kind in types.items()]
        return pa.schema(fields)

    def _columns(self, pathway: Pathway, screened: Screened) -> list[Any]:
        waiting, hoping = screened.status == NOT_YET, screened.personal_status == NOT_YET
        columns = {
            "status": self._statuses(screened.status),
            "earliest": _days(screened.earliest, waiting),
            "earliest_sure": _days(screened.earliest_sure, waiting),
            "missing": _texts(screened.missing, self._missing_text, screened.status == UNKNOWN),
            "unmet": _texts(screened.unmet, lambda mask: self._unmet_text(pathway, mask), screened.unmet != 0),
            "personal_status": self._statuses(screened.personal_status),
            "personal_earliest": _days(screened.personal_earliest, hoping),
            "personal_earliest_sure": _days(screened.personal_earliest_sure, hoping),
            "already_held": pa.array(screened.already_held),
        }
        return [columns[field] for field in FIELD_WORDS]

    def _statuses(self, codes: NDArray[np.uint8]) -> Any:  # noqa: ANN401  # pyarrow publishes no types
        words = pa.array([self._wording.status(status) for status in STATUSES])
        return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32)), words)

    def _missing_text(self, mask: int) -> str:
        if mask not in self._missing:
            self._missing[mask] = self._wording.missing(self._screen.missing_names(mask))
        return self._missing[mask]

    def _unmet_text(self, pathway: Pathway, mask: int) -> str:
        if (pathway.id, mask) not in self._unmet:
            self._unmet[pathway.id, mask] = self._wording.unmet(self._screen.places[pathway.id].conditions, mask)
        return self._unmet[pathway.id, mask]


def _plain(kind: Any) -> Any:  # noqa: ANN401  # pyarrow publishes no types
    return pa.string() if pa.types.is_dictionary(kind) else kind


def _days(ordinals: NDArray[np.int32], shown: NDArray[np.bool_]) -> Any:  # noqa: ANN401  # pyarrow publishes no types
    return pa.array(ordinals - np.int32(EPOCH), mask=~shown).view(pa.date32())


def _texts(masks: NDArray[Any], text: Callable[[int], str], shown: NDArray[np.bool_]) -> Any:  # noqa: ANN401  # as above
    """Masks as texts, each different one written once; nothing where they are not shown."""
    if not shown.any():
        return pa.DictionaryArray.from_arrays(pa.nulls(len(masks), pa.int32()), pa.array([], pa.string()))
    encoded = pa.array(masks, mask=~shown).dictionary_encode()
    words = pa.array([text(cast("int", mask)) for mask in encoded.dictionary.to_pylist()])
    return pa.DictionaryArray.from_arrays(encoded.indices, words)

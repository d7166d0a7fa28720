"""The knowledge page: all of the policy, searchable, one anchor a clause."""

from urllib.parse import unquote

from tests.console.desk import POLICY, Visit
from tests.console.screen_test import ON_DUTY


def test_every_clause_stands_there_verbatim_under_its_own_anchor(agent: Visit) -> None:
    page = agent.get("/knowledge")
    anchors = {one.get("id"): one for one in page.tree.cssselect("article.clause")}
    assert list(anchors) == [clause.id for clause in POLICY.clauses]
    for clause in POLICY.clauses:
        shown = anchors[clause.id].cssselect(".verbatim")[0].text_content()
        assert "".join(shown.split()) == "".join(clause.text.split())


def test_every_reading_contact_and_term_is_there(agent: Visit) -> None:
    text = agent.get("/knowledge").text
    for reading in POLICY.readings.values():
        assert reading.question in text
        assert " ".join(reading.sentence.split()) in text
    for contact in POLICY.contacts:
        assert contact.office in text
        assert contact.phone in text
    for entry in POLICY.glossary:
        assert entry.term in text


def test_every_citation_of_the_screen_leads_to_an_anchor(agent: Visit) -> None:
    anchors = {one.get("id") for one in agent.get("/knowledge").tree.cssselect("article.clause")}
    links = agent.say(agent.get(), ON_DUTY).tree.cssselect("a.cite")
    assert len(links) > 50
    for link in links:
        path, _, fragment = link.get("href").partition("#")
        assert path == "/console/knowledge"
        assert unquote(fragment) in anchors, link.text_content()


def test_search_finds_clauses_readings_and_terms(agent: Visit) -> None:
    page = agent.get("/knowledge", q="优胜奖 中级")
    found = page.find("article.clause h3")
    assert any(title.startswith("三（一）1（5）") for title in found)
    assert len(found) < len(POLICY.clauses)
    assert any("优胜奖" in one for one in page.find("details summary"))


def test_search_does_not_mind_script_width_and_case(agent: Visit) -> None:
    plain = agent.get("/knowledge", q="职称").find("article.clause h3")
    assert plain
    assert agent.get("/knowledge", q="職稱").find("article.clause h3") == plain


def test_search_without_a_hit_says_so(agent: Visit) -> None:
    page = agent.get("/knowledge", q="火星")
    assert "条款 0 条，解读 0 条，名词 0 个" in page.text


def test_search_text_stays_text(agent: Visit) -> None:
    assert not agent.get("/knowledge", q="<b>x</b>").tree.xpath("//main//b")

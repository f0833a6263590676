"""The HTML report as a reader meets it, in a real browser."""

from __future__ import annotations

import pytest

from reports.build import claim, document, finding, quantity, report, sample, topic

pytestmark = pytest.mark.browser

FINDINGS = "article.finding"
VISIBLE = "article.finding:visible"
FIRST, SECOND = f"{1:016x}", f"{2:016x}"
HOSTILE = (
    '<script>document.title="taken"</script><style>body{display:none}</style>'
    '<img src=x onerror="document.title=1">"\'><a href="javascript:alert(1)">的市占率为95%'
)


def many(count):
    """A report of so many findings, each about a firm of its own."""
    names = [f"甲{number}号" for number in range(count)]
    pages = [
        document(f"{side}.txt", "".join(f"{name}的市占率为{value}%。\n" for name in names))
        for side, value in (("a", 92), ("b", 60))
    ]
    claims, findings, topics = [], [], []
    for number, name in enumerate(names):
        own = [
            claim(page, f"{name}的市占率为{value}%", f"{value}%", quantity(low=value), subject=name,
                  n=number)
            for page, value in zip(pages, (92, 60), strict=True)
        ]  # fmt: skip
        claims += own
        findings.append(finding(*own, n=number + 1, message=(("en", f"{name} has two shares."),)))
        topics.append(topic(own, owner=name))
    return report(pages, claims, findings, topics=tuple(topics))


def hostile():
    """A report in which every text that an article or its maker wrote is markup."""
    doc = document("<b>bad</b>.txt", HOSTILE, publisher=HOSTILE, title=HOSTILE)
    one = claim(doc, "的市占率为95%", "95%", quantity(low=95), subject=HOSTILE, source=HOSTILE)
    two = claim(doc, "的市占率为95%", "95%", quantity(low=50), subject=HOSTILE, n=2)
    message = (("en", HOSTILE), ("zh", HOSTILE))
    return report(
        [doc],
        [one, two],
        [finding(one, two, message=message, calc=HOSTILE, reconcile=message, rule="<i>x")],
        topics=(topic([one, two], owner=HOSTILE),),
    )


def reset(page):
    """Show all, and wait until all is shown."""
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("() => !document.querySelector('article.finding[hidden]')")


def count(page):
    return page.locator(VISIBLE).count()


# -- filters and search ---------------------------------------------------------------------------


def test_each_filter_leaves_what_fits(shown):
    """Severity, verdict, rule, article and subject; the count is said, and all of it comes back."""
    page = shown(sample())
    status = page.locator("#shown")
    assert count(page) == 2
    page.get_by_label("error").uncheck()
    assert page.locator(VISIBLE).get_attribute("id") == f"f-{SECOND}"
    assert status.inner_text() == "1 of 2 findings shown"
    reset(page)
    assert status.inner_text() == "2 of 2 findings shown"
    for label, option, left in (
        ("Verdict", "contradiction", FIRST),
        ("Rule", "C301 share-basis", SECOND),
        ("Article", "articles/revenue.md", SECOND),
    ):
        page.get_by_label(label, exact=True).select_option(label=option)
        assert page.locator(VISIBLE).get_attribute("id") == f"f-{left}"
        reset(page)
    page.get_by_label("Subject").select_option(label="NVIDIA")
    assert count(page) == 2


def test_search_takes_words_in_any_width_and_case(shown):
    """Every word must be there; what no finding has leaves a sentence, not an empty page."""
    page = shown(sample())
    field = page.get_by_role("searchbox")
    for typed, left in (
        ("ＲＥＶＥＮＵＥ", 1),
        ("輝達 50%", 2),
        ("zeppelin", 0),
        (FIRST, 1),
        ("", 2),
    ):
        field.fill(typed)
        page.wait_for_function(
            "(n) => document.querySelectorAll('article.finding:not([hidden])').length === n",
            arg=left,
        )
        assert ("No finding fits" in page.locator("#shown").inner_text()) == (left == 0)


def test_a_topic_without_a_hit_is_gone_with_its_entry(shown):
    page = shown(many(3))
    page.get_by_role("searchbox").fill("甲1号")
    page.wait_for_function("() => document.querySelectorAll('section.topic[hidden]').length === 2")
    assert page.locator(".contents li:visible").count() == 1


def test_without_script_all_is_there(shown):
    """Every finding and every reading can be read; what cannot work is not shown."""
    page = shown(sample(), script=False)
    assert count(page) == 2
    assert not page.locator("#filters").is_visible()
    page.locator("summary", has_text="How the figures were read").click()
    assert page.locator(".derived p").first.is_visible()


# -- links and keys -------------------------------------------------------------------------------


def in_view(page, fingerprint):
    """Whether the top of a finding stands in the window."""
    box = page.locator(f"#f-{fingerprint}").bounding_box()
    return -5 <= box["y"] < page.viewport_size["height"] / 2


def test_a_deep_link_leads_to_its_finding(shown):
    """From far above, where what lies between has not been laid out."""
    last = f"{200:016x}"
    page = shown(many(200), fragment=f"#f-{last}")
    page.wait_for_timeout(300)
    assert in_view(page, last)
    assert page.locator(":target").get_attribute("id") == f"f-{last}"


def test_a_link_wins_over_a_filter(shown):
    page = shown(sample())
    page.get_by_label("Rule", exact=True).select_option(value="C301")
    assert count(page) == 1
    page.evaluate(f"location.hash = 'f-{FIRST}'")
    page.wait_for_function(
        "() => document.querySelectorAll('article.finding[hidden]').length === 0"
    )
    assert count(page) == 2


def test_the_fingerprint_is_a_link_that_is_copied(shown):
    page = shown(sample(), permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("link", name=f"Link to finding {SECOND}").click()
    assert page.url.endswith(f"#f-{SECOND}")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    told = page.get_by_role("status").filter(has_text="clipboard")
    assert told.is_visible()
    assert page.locator("#shown").inner_text() == "2 findings"


def test_a_link_that_was_filtered_away_is_followed_again(shown):
    """The same address twice; each time the finding is shown and has the focus."""
    page = shown(sample())
    page.evaluate(
        f"document.querySelector('h1').innerHTML = '<a id=again href=\"#f-{FIRST}\">again</a>'"
    )
    for _ in range(2):
        page.get_by_label("Rule", exact=True).select_option(value="C301")
        assert count(page) == 1
        page.locator("#again").click()
        page.wait_for_function(f"() => document.activeElement.id === 'f-{FIRST}'")
        assert count(page) == 2


@pytest.mark.parametrize("fragment", ["#%E0%A4%A", "#%", "#f-none", "#"])
def test_an_address_that_leads_nowhere_does_no_harm(shown, fragment):
    """The filters work all the same; the fixture fails on what the console complains of."""
    page = shown(sample(), fragment=fragment)
    page.evaluate("location.hash = '%E0%A4%A'")
    page.get_by_label("error").uncheck()
    assert count(page) == 1


def test_a_number_leads_to_its_reading(shown):
    """The number of a place opens what tells how it was read."""
    page = shown(sample())
    page.locator(f"#f-{FIRST} .where a").first.click()
    assert page.locator(".derived p:target").is_visible()


def test_all_can_be_reached_by_keys(shown):
    """The skip link first, then filters in their order; j and k go from finding to finding."""
    page = shown(sample())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "findings"
    page.locator(f"#f-{FIRST} .anchor").focus()
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == f"f-{SECOND}"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == f"f-{FIRST}"
    page.get_by_role("searchbox").focus()
    page.keyboard.press("j")
    assert page.get_by_role("searchbox").input_value() == "j"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen(shown, scheme):
    """Whatever has the focus by key has an outline."""
    page = shown(sample(), color_scheme=scheme)
    seen = 0
    for _ in range(30):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return [document.activeElement.tagName, s.outlineStyle, s.outlineWidth] })()"
        )
        if style[0] != "BODY":
            assert style[1] != "none", style
            assert style[2] != "0px", style
            seen += 1
    assert seen > 10


# -- safety ---------------------------------------------------------------------------------------


def test_a_hostile_article_is_text(shown):
    """Tags, styles and handlers of an article, its publisher and its title are shown as written."""
    page = shown(hostile())
    assert page.title() == "Figures held against each other"
    assert page.evaluate("document.images.length") == 0
    assert page.evaluate("document.querySelectorAll('script, style').length") == 2
    assert page.evaluate("getComputedStyle(document.body).display") == "block"
    assert page.locator("a[href^='javascript']").count() == 0
    assert (
        '<script>document.title="taken"</script>' in page.locator("blockquote").first.inner_text()
    )


def test_what_is_put_into_the_page_does_not_run(chromium, shown):
    """The policy stops what a hole in the escaping would let in: script, style and requests."""
    page = shown(sample())
    context = chromium.new_context()
    other = context.new_page()
    blocked = []
    other.on("console", lambda message: blocked.append(message.text))
    other.goto(page.url)
    other.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.taken = true";
          document.body.append(script);
          const style = document.createElement("style");
          style.textContent = "body { display: none }";
          document.body.append(style);
          const image = "<img src='data:,x' onerror='window.taken = 1'>";
          document.body.insertAdjacentHTML("beforeend", image);
          document.body.setAttribute("style", "opacity: 0");
        }"""
    )
    other.wait_for_timeout(100)
    assert other.evaluate("window.taken") is None
    assert other.evaluate("getComputedStyle(document.body).display") == "block"
    assert other.evaluate("getComputedStyle(document.body).opacity") == "1"
    assert blocked
    context.close()


# -- barriers, widths -----------------------------------------------------------------------------


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_axe_finds_no_barrier(shown, width, scheme, language):
    """No serious issue: names, roles, contrast, order of headings, landmarks."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = shown(sample(), language, color_scheme=scheme, viewport={"width": width, "height": 900})
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    found = axe.run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_nothing_runs_out_of_the_window(shown, width):
    """From a telephone to a wide screen nothing scrolls sideways, however long a name."""
    for made in (sample(), hostile(), many(4)):
        page = shown(made, "zh", viewport={"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_dark_is_dark(shown):
    """The page follows the system."""
    light, dark = (
        shown(sample(), color_scheme=scheme).evaluate(
            "getComputedStyle(document.documentElement).backgroundColor"
        )
        for scheme in ("light", "dark")
    )
    assert light != dark


LONG = "2025-01-27-export-controls-and-the-china-share.txt"


@pytest.mark.parametrize("width", [320, 390, 740, 1000, 1280])
@pytest.mark.parametrize("name", [LONG, "出口管制之后英伟达在中国市场的份额变化情况.txt"])
def test_what_stands_over_a_row_does_not_overlap(shown, width, name):
    """Name and value keep apart in every window; a wide one shows the whole name."""
    docs = [document(path, "甲的市占率为92%。甲的市占率为60%。") for path in (name, f"b-{name}")]
    own = [
        claim(doc, f"{value}%", f"{value}%", quantity(low=value), subject="甲", n=number)
        for number, (doc, value) in enumerate(zip(docs, (92, 60), strict=True))
    ]
    made = report(docs, own, [finding(*own)], topics=(topic(own, owner="甲"),))
    page = shown(made, viewport={"width": width, "height": 900})
    boxes = page.evaluate(
        "[...document.querySelectorAll('.chart text:not(.tick)')].map((node) => {"
        " const b = node.getBoundingClientRect(); return [b.width, b.left, b.right, b.top] })"
    )
    seen = [box for box in boxes if box[0]]
    assert len(seen) == 4
    for left, value in zip(seen[::2], seen[1::2], strict=True):
        assert left[3] == pytest.approx(value[3], abs=2)
        assert left[2] < value[1]
        assert value[2] <= width
    whole = page.locator(".chart text:visible", has_text=name).count()
    assert whole == 2 or width < 740

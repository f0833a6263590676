"""The records that travel between the stages. Read this first.

    files → Document → Quantity → Claim → Cluster, Topic → Finding → Report

A stage takes records and gives records and imports no other stage. All records are frozen. Figures
are `Decimal`, never float, in the base magnitude of their unit (45亿美元 is 4.5e9 USD, 95 % is 95
percent). Spans are half-open.

Two coordinates exist: *working* text (`Document.text`: pinyin notes stripped, half-width,
simplified) is what the readers see; *raw* text (`Document.raw`) is what was published. Quantities
and passages carry working spans, claims and findings carry raw spans. `Document.to_raw` joins them.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field, replace
from decimal import Decimal
from functools import cached_property
from typing import Literal

from claimcheck.frozen import record

QuantityKind = Literal["point", "range", "change", "bound", "delta", "ratio", "rank", "comparison"]
Op = Literal["=", "~", "<", "<=", ">", ">=", "in", "->"]
Basis = Literal["explicit", "relative", "implied", "none", "rate"]
Modality = Literal["asserted", "forecast", "target", "hypothetical"]
Role = Literal["market", "denominator", "product", "node", "segment", "condition", "other"]
Locus = Literal["own", "sentence", "inherited", "table", "missing"]
Severity = Literal["error", "warning", "note"]
Verdict = Literal[
    "contradiction", "tension", "basis-mismatch", "arithmetic", "chronology", "limit", "revision"
]
How = Literal["exact", "alias", "folded", "fuzzy"]
Guard = Literal["", "codes", "classes", "score", "entries", "known", "dimension", "nothing"]
PassageKind = Literal["heading", "sentence", "caption", "cell"]
SpotKind = Literal["page", "paragraph", "table", "footnote", "endnote", "textbox"]

SEVERITIES: tuple[Severity, ...] = ("note", "warning", "error")
NOT_SELECTED = "not selected"  # why a rule that its user switched off was not run


# -- documents ----------------------------------------------------------------------------------


@record
class Passage:
    """The unit an extractor reads: a sentence, a heading, a caption or a table cell.

    Attributes:
        kind: what it is.
        start, end: working span.
        paragraph: ordinal of the paragraph (line of text) it stands in.
        table, row, column: its place in a table (all None outside of one).
    """

    kind: PassageKind
    start: int
    end: int
    paragraph: int
    table: int | None = None
    row: int | None = None
    column: int | None = None


@record
class Table:
    """A grid of cells.

    Attributes:
        caption: index of the caption passage in `Document.passages`, None without one.
        rows: for each row the indices of its cells in `Document.passages`; short rows are short.
            An empty cell is a passage with start == end; a cell that spans columns or rows stands
            in each of them with the same index.
        header_rows: how many of the first rows are headers (0 or more).
    """

    caption: int | None
    rows: tuple[tuple[int, ...], ...]
    header_rows: int


@record
class Spot:
    """Where something stands in a file whose lines nobody sees (.docx, .pdf).

    Attributes:
        kind: what is counted.
        number: which of them, from 1.
        line: of a page its line of text, of a table its row, from 1; 0 for the others.
    """

    kind: SpotKind
    number: int
    line: int = 0

    def __str__(self) -> str:
        within = {"page": ", line", "table": ", row"}.get(self.kind, "")
        return f"{self.kind} {self.number}" + (f"{within} {self.line}" if self.line else "")


@record
class LeftOut:
    """What of an article is beyond the limit of figures, and so was not read.

    Attributes:
        figures: how many.
        line: 1-based, where the first of them stands.
        limit: how many figures of an article are read.
    """

    figures: int
    line: int
    limit: int


@record(slots=False)
class Document:
    """One article, raw and cleaned.

    Attributes:
        path: as the user named it, with "/" (reports show it; claims carry it).
        article: stable id of the article: from front matter or articles.csv, else the path
            relative to the project root without its suffix. Fingerprints use it.
        raw: the decoded text, newlines untouched, without a BOM.
        text: the working text.
        starts: for each working code point the raw offset where it begins.
        ends: for each working code point the raw offset where it ends.
        passages: in reading order; they do not overlap.
        tables: the grids; their cells are passages too.
        title, publisher: where known.
        published: day of publication as YYYY-MM-DD, None where unknown.
        language: "zh-Hans", "zh-Hant", "en" or None.
        corrects, supersedes: stable ids of articles that this one replaces (front matter).
        spots: (raw offset where it begins, what it is), sorted; of a page the line is left open.
        row: of an article that is a row of a table, the line of it; 0 for the others.
        left_out: what is beyond the limit of figures, None where all is read.
    """

    path: str
    article: str
    raw: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    passages: tuple[Passage, ...] = ()
    tables: tuple[Table, ...] = ()
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    corrects: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    spots: tuple[tuple[int, Spot], ...] = ()
    row: int = 0
    left_out: LeftOut | None = None

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of a non-empty working span."""
        return self.starts[start], self.ends[end - 1]

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.raw.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.raw.find("\n", at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and column (in code points) of a raw offset."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The raw offset of a line and column, as `position` gives them."""
        return self._line_starts[line - 1] + column - 1

    def spot(self, offset: int) -> Spot | None:
        """The page, paragraph or row of a table that a raw offset is in; None in plain text."""
        index = bisect_right(self.spots, offset, key=lambda item: item[0]) - 1
        if index < 0:
            return None
        start, found = self.spots[index]
        if found.kind != "page":
            return found
        return replace(found, line=self.position(offset)[0] - self.position(start)[0] + 1)


# -- quantities ---------------------------------------------------------------------------------


@record
class Quantity:
    """A figure with its unit as an interval with a printed precision.

    Attributes:
        start, end: working span of the whole expression (约15万美元, 从95%驟降至0%, 超过3成).
        num_start, num_end: working span of the numeral alone (of the first one, if two).
        passage: index of its passage in `Document.passages`.
        text: the expression as it stands in the working text.
        kind, op: as in the claim schema. point: low = high. range: low and high. change: first
            and last. bound: one of low and high. delta: signed, low = high (or bounded, or a
            range). ratio: multiple or part of something else. rank: low..high, unit "rank".
            comparison: an order or equality without a figure; no values.
        low, high, first, last: the values; None where they do not apply or are open.
        unit: a pint unit name, an ISO currency code, "percent", "percentage_point",
            "dimensionless" (times), "count", "rank"; per-time rates as "USD/year".
        approximate: the text hedges (约, 左右, 数十, about).
        steps: size of one unit in the last printed place of (low, high, first, last), in the
            base magnitude: 55.22亿 has step 1e6. None where that value is None.
        counted: the counter word of a count as printed (颗, 台, vehicles), else "".
        direction: -1 fell or lower, +1 rose or higher, 0 no word says so.
        compared_with: "" or what a stock phrase says the figure is compared with: "year earlier"
            (同比), "previous quarter", "previous month", "previous period" (环比).
        rules: names of the grammar parts that made it, in their order.
    """

    start: int
    end: int
    num_start: int
    num_end: int
    passage: int
    text: str
    kind: QuantityKind
    op: Op
    low: Decimal | None = None
    high: Decimal | None = None
    first: Decimal | None = None
    last: Decimal | None = None
    unit: str = "dimensionless"
    approximate: bool = False
    steps: tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None] = (
        None,
        None,
        None,
        None,
    )
    counted: str = ""
    direction: int = 0
    compared_with: str = ""
    rules: tuple[str, ...] = ()

    @property
    def value(self) -> Decimal | None:
        """The single figure, where there is exactly one."""
        if self.kind == "change":
            return None
        if self.low is not None and self.high is not None:
            return self.low if self.low == self.high else None
        return self.low if self.low is not None else self.high

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Every figure that is stated, in the order low, high, first, last."""
        found = (self.low, self.high, self.first, self.last)
        return tuple(value for value in found if value is not None)


# -- claims -------------------------------------------------------------------------------------


@record
class Name:
    """A canonical id where one is known, and the surface text."""

    id: str | None
    text: str

    @property
    def key(self) -> str:
        """What two names are the same by: the id, else the text."""
        return self.id if self.id is not None else self.text


@record
class Scope:
    """One thing that narrows a claim, with its role."""

    role: Role
    id: str | None
    text: str

    @property
    def key(self) -> str:
        """The id, else the text."""
        return self.id if self.id is not None else self.text


@record
class Period:
    """The time a figure holds for: first and last day (inclusive, YYYY-MM-DD), None when open."""

    start: str | None = None
    end: str | None = None
    basis: Basis = "none"

    @property
    def stated(self) -> bool:
        """Whether any day is known."""
        return self.start is not None or self.end is not None


@record
class Claim:
    """One numeric or comparative statement of one document, comparable across documents.

    Attributes:
        id: unique in a run: "<article>#<n>" by order in the article.
        document: path of the document as given.
        article: its stable id.
        span: raw span of the clause that states the figure; `raw[span] == quote`.
        figure: raw span of the figure itself, inside or equal to `span`.
        quote: raw text of the span.
        clause: the folded (working) text of the clause; fingerprints use it.
        ordinal: 0 for the first clause of this text in the article, 1 for the next ...
        line, column: 1-based place of the figure in the raw text.
        place: the passage kind it was read from ("heading" for headlines).
        subject, measure, scope, comparand, quantity, period, modality, source, polarity:
            as in the claim schema.
        confidence: where each slot was read, by slot name.
        context: content words of the sentence around the figure (folded), for open-domain
            alignment.
        derived_by: the steps that led to the claim, in their order.
        spot: the page, paragraph or row of a table it stands in; None in plain text.
    """

    id: str
    document: str
    article: str
    span: tuple[int, int]
    figure: tuple[int, int]
    quote: str
    clause: str
    ordinal: int
    line: int
    column: int
    place: PassageKind
    subject: Name | None
    measure: Name | None
    quantity: Quantity | None
    scope: tuple[Scope, ...] = ()
    comparand: Name | None = None
    period: Period = Period()
    modality: Modality = "asserted"
    source: str | None = None
    polarity: Literal["affirmed", "negated"] = "affirmed"
    confidence: tuple[tuple[str, Locus], ...] = ()
    context: tuple[str, ...] = ()
    derived_by: tuple[str, ...] = ()
    spot: Spot | None = None

    def locus(self, slot: str) -> Locus:
        """Where a slot was read; "missing" where nothing says so."""
        return dict(self.confidence).get(slot, "missing")

    def scoped(self, role: Role) -> tuple[Scope, ...]:
        """The scope items of one role."""
        return tuple(item for item in self.scope if item.role == role)


@record
class Origin:
    """The words that filled a slot of a claim.

    Attributes:
        slot: measure, subject, scope, comparand, period, modality, polarity or source.
        item: which of the scope items; 0 for any other slot.
        span: raw span of the words.
        text: the words as published.
    """

    slot: str
    item: int
    span: tuple[int, int]
    text: str


@record
class Derivation:
    """A claim with all that is known of how it was read.

    Attributes:
        claim: the claim.
        origins: the words that filled its slots, where they are known.
        interval: how its figure was read; None where it states no value.
    """

    claim: Claim
    origins: tuple[Origin, ...] = ()
    interval: Interval | None = None

    def origin(self, slot: str, item: int = 0) -> Origin | None:
        """The words of a slot."""
        return next((o for o in self.origins if (o.slot, o.item) == (slot, item)), None)


# -- clusters -----------------------------------------------------------------------------------


@record
class Link:
    """Why two names count as one: "exact", "alias", "folded" or "fuzzy" (with its score, 0–100)."""

    slot: str
    left: str
    right: str
    how: How
    score: float = 100.0


@record
class Around:
    """Where a figure stands, in the working text of its article.

    Attributes:
        text: the sentence.
        start, end: the figure in it.
        before: the sentence before, "" where there is none or it is not known.
        whole: the whole article, "" where only the sentence is known.
    """

    text: str
    start: int
    end: int
    before: str = ""
    whole: str = ""


@record
class Alignment:
    """Two claims of two articles that are of one thing by the words or the figures beside them.

    Attributes:
        left, right: the claims.
        score: how far above the least score, in points of lexicon/alignment.yaml.
        shared: the words that both sentences have, the rarest first.
        verbatim: whether the sentences have no other words, or hardly any.
        times: the times that each of the two sentences names.
        points: (what counted, how much), for who wants to know why.
        by_figures: whether they were aligned by the figures beside them, not by words.
        together: whether enough of these agree for both to be of one time.
    """

    left: Claim
    right: Claim
    score: float
    shared: tuple[str, ...]
    verbatim: bool = False
    times: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    points: tuple[tuple[str, float], ...] = ()
    by_figures: bool = False
    together: bool = False


@record
class Dating:
    """What two articles tell in like words, with the times at which they set it.

    Attributes:
        left, right: the events, claims without a figure.
        times: (left, right) as printed, of each kind of time by which the two differ.
        shared: the words that both sentences have, the rarest first.
        among: of how many such accounts that the two articles share how many differ in a time.
    """

    left: Claim
    right: Claim
    times: tuple[tuple[str, str], ...]
    shared: tuple[str, ...]
    among: tuple[int, int]


@record
class Cluster:
    """Claims of all documents about one thing: same subject, measure and dimension.

    Attributes:
        id: the canonical key, printable: "NVIDIA/market_share/percent".
        subject, measure: canonical keys.
        dimension: the class of comparable units ("percent", "USD", "count", "time" ...).
        claims: sorted by (document, figure).
        links: the name matches that brought the claims together, exact ones left out.
        names: (slot, key as the claims have it, canonical key) of scope items and comparands, where
            the two keys differ.
    """

    id: str
    subject: str
    measure: str
    dimension: str
    claims: tuple[Claim, ...]
    links: tuple[Link, ...] = ()
    names: tuple[tuple[str, str, str], ...] = ()


@record
class Topic:
    """Clusters a reader wants to see together: one owner, one market, one family of measures.

    Attributes:
        id: "NVIDIA/China/share".
        owner: key of the company, country or thing that the subjects belong to.
        market: key of the market, "" where none is stated.
        family: family of measures (share, money, performance, output ...).
        clusters: ids.
        claims: their claims that belong to this market.
    """

    id: str
    owner: str
    market: str
    family: str
    clusters: tuple[str, ...]
    claims: tuple[Claim, ...]


# -- findings -----------------------------------------------------------------------------------


@record
class Interval:
    """How a claim's figure was read, as printed and at its loosest honest reading (None = open)."""

    claim: str
    printed: tuple[Decimal | None, Decimal | None]
    loosest: tuple[Decimal | None, Decimal | None]
    unit: str


@record
class Finding:
    """A rule's verdict on two sides of claims.

    Attributes:
        rule: id of the rule; code: its code (C101).
        kind: the verdict.
        severity: after caps and configuration.
        fingerprint: 16 hex digits, stable while the clauses stay the same.
        message: the reason in words, by language ("en", "zh").
        sides: the claims that are set against each other; the second group is empty where one
            figure is wrong by itself (a share of 120 %).
        context: further claims the reader needs (a rate, a whole).
        intervals: of the claims compared.
        calc: the arithmetic in one line, "" without any.
        reconcile: what would reconcile the two, by language; may be empty.
        support: independent documents that state each side.
        headline: "headline", "table" or "": a headline against the body, a table against text.
        voices: every claim that states each side, where the sides show only some of them.
        restates: of a gate, the finding among published articles that this one only repeats: its
            fingerprint, "" for none.
    """

    rule: str
    code: str
    kind: Verdict
    severity: Severity
    fingerprint: str
    message: tuple[tuple[str, str], ...]
    sides: tuple[tuple[Claim, ...], tuple[Claim, ...]]
    context: tuple[Claim, ...] = ()
    intervals: tuple[Interval, ...] = ()
    calc: str = ""
    reconcile: tuple[tuple[str, str], ...] = ()
    support: tuple[int, int] = (1, 1)
    headline: str = ""
    voices: tuple[tuple[Claim, ...], tuple[Claim, ...]] = field(default=((), ()), repr=False)
    restates: str = ""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Both sides, then the context."""
        return (*self.sides[0], *self.sides[1], *self.context)

    def text(self, language: str = "en") -> str:
        """The message in a language, else in English."""
        texts = dict(self.message)
        return texts.get(language, texts["en"])


@record
class RuleInfo:
    """What a report says of a rule that was run; texts by language.

    Attributes:
        id, code: of the rule.
        severity: the level that it was set to, else what its findings are capped at.
        title: what it says in one line.
        explain, hint: prose for a reader.
        tags: names of groups of rules.
    """

    id: str
    code: str
    severity: Severity
    title: tuple[tuple[str, str], ...]
    explain: tuple[tuple[str, str], ...] = ()
    hint: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()


# -- explanations -------------------------------------------------------------------------------


@record
class Match:
    """Two names of a slot, of two claims.

    Attributes:
        slot: subject, measure, comparand, the role of scope items, or dimension.
        left, right: as the articles have them, "" for none.
        key: what both stand for; "" where they are two.
        how: the weakest of the steps that joined them.
        score: of a fuzzy match, 0-100.
        guard: what keeps them apart: codes, classes (decisive words), score, entries (two of the
            lexicon), known (only one is an entry), dimension, nothing (one claim lacks the slot).
        values: what was seen on each side where they are two.
    """

    slot: str
    left: str
    right: str
    key: str = ""
    how: How = "exact"
    score: float = 100.0
    guard: Guard = ""
    values: tuple[str, str] = ("", "")

    @property
    def joined(self) -> bool:
        """Whether the two count as one."""
        return bool(self.key)


@record
class Hurdle:
    """The first test of a rule that two claims of one cluster do not pass.

    Attributes:
        rule, code: whose test it is.
        test: which one, a key of the table `tests` in explain.yaml; "check" for a rule whose check
            sets no two claims of one cluster against each other.
        values: what was seen.
        near: whether the rule looks at such claims at all.
    """

    rule: str
    code: str
    test: str
    values: tuple[str, ...] = ()
    near: bool = True


@record
class Standing:
    """How two claims of a run stand to each other.

    Attributes:
        left, right: the claims.
        matches: by slot; the first three decide whether they are of one cluster.
        cluster: its id, "" where they are of none or of two.
        hurdles: of the rules, where they are of one cluster.
        findings: that have them on two sides, shown or counted among those that state a side.
    """

    left: Claim
    right: Claim
    matches: tuple[Match, ...]
    cluster: str = ""
    hurdles: tuple[Hurdle, ...] = ()
    findings: tuple[Finding, ...] = ()


@record
class DocumentInfo:
    """What a report says of a document that was read."""

    document: str
    article: str
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    language: str | None = None
    figures: int = 0
    claims: int = 0


@record
class Told:
    """One value of a thing at one time, and who states it.

    Attributes:
        period: as short as it can be said, "" where none is known.
        scope: what narrows it, canonical: "market=China".
        value: in the reader's language.
        apart: whether another value that may be of the same time cannot be the same.
        claims: that state it, by article, then place.
        support: (article's path, how many claims of it), by path.
    """

    period: str
    scope: tuple[str, ...]
    value: str
    apart: bool
    claims: tuple[Claim, ...]
    support: tuple[tuple[str, int], ...]


@record
class Tally:
    """All that is said of one thing: its values by time, what is undated last.

    Attributes:
        subject, measure: canonical keys.
        rows: by time, then narrowing, then value.
        documents: that say something, by path.
    """

    subject: str
    measure: str
    rows: tuple[Told, ...]
    documents: tuple[DocumentInfo, ...]


@record
class Thing:
    """How much is said of one thing.

    Attributes:
        subject, measure: canonical keys.
        claims, articles: how many of them.
        values: how many that differ in time, narrowing or figure.
        apart: how many of these that another one stands against.
        start, end: the first and the last day that is told of, None where none is.
    """

    subject: str
    measure: str
    claims: int
    articles: int
    values: int
    apart: int
    start: str | None = None
    end: str | None = None


@record
class Accepted:
    """A finding that is known and does not count.

    Attributes:
        finding: it.
        how: "waiver" where somebody answers for it, "baseline" where it was there before.
        by, reason, until: of the waiver; the last day is YYYY-MM-DD.
    """

    finding: Finding
    how: Literal["waiver", "baseline"]
    by: str = ""
    reason: str = ""
    until: str = ""


@record
class Unlisted:
    """What a rule has to say of one thing, where it is more than a report lists.

    Attributes:
        rule, code: of the rule.
        subject, measure: canonical keys of the thing.
        listed: findings that are listed.
        more: findings that are not.
        values: different values that were told; 0 where all were held against each other.
        held: those of them that were: the ones that most articles state.
    """

    rule: str
    code: str
    subject: str
    measure: str
    listed: int
    more: int = 0
    values: int = 0
    held: int = 0


@record
class Beside:
    """Which published articles in like words a gate did not hold its sentences against.

    Attributes:
        gone: paths of those whose text is not at hand, or is not what was published.
        more: how many were too many to read.
        unkept: how many articles of the ledger keep no words of sentences, so that nobody knows.
    """

    gone: tuple[str, ...] = ()
    more: int = 0
    unkept: int = 0

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.gone or self.more or self.unkept)


@record
class Coverage:
    """What a run looked at, so that an empty list of findings can be read.

    Attributes:
        seen: figures that the prefilter saw.
        read: figures that became claims.
        compared: those of them that were held against at least one other, read now or published.
        rules_not_run: (rule id, reason) of rules that were switched off or found nothing to look
            at.
        skipped: hidden or excluded files that were not read.
        unread: documents that could not be read.
        reasons: (document, why) of those of which it is known.
        unlisted: of which things a rule found more than is listed.
        left_out: (document, what) of those that are beyond the limit of figures.
        beside: what of the published texts was not held against the new ones.
    """

    seen: int = 0
    read: int = 0
    compared: int = 0
    rules_not_run: tuple[tuple[str, str], ...] = ()
    skipped: int = 0
    unread: tuple[str, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()
    unlisted: tuple[Unlisted, ...] = ()
    left_out: tuple[tuple[str, LeftOut], ...] = ()
    beside: Beside = Beside()


@record(slots=False)
class Report:
    """The outcome of a run. Sources keep the raw lines a renderer shows.

    What is accepted (waived, or in the baseline) is not among the findings. Rules are those that
    were run, by code.
    """

    documents: tuple[DocumentInfo, ...]
    claims: tuple[Claim, ...]
    clusters: tuple[Cluster, ...]
    topics: tuple[Topic, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage
    accepted: tuple[Accepted, ...] = ()
    rules: tuple[RuleInfo, ...] = field(default=(), compare=False, repr=False)
    sources: dict[str, Document] = field(default_factory=dict, compare=False, repr=False)

    def to_dataframe(self):  # type: ignore[no-untyped-def]  # pandas is imported only when asked for
        """One row a finding; see `claimcheck.frames.findings_dataframe`."""
        from claimcheck.frames import findings_dataframe

        return findings_dataframe(self)

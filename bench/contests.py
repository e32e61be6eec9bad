"""The contests: which ways run in turns, and which ratios of theirs are told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bench import corpus, ways
from bench.clock import Command, Reading, call, call_with_peak, said
from bench.contest import GROWTH, Contest, Sizes, Way, between, full_findings
from bench.results import Comparison, Growth, Target
from bench.ways import Docgen, counted, emptied


class Hall:
    """Sets up the contests in a folder of its own."""

    def __init__(self, folder: Path, sizes: Sizes, rounds: int) -> None:
        self.folder, self.sizes, self.rounds = folder, sizes, rounds
        self.docgen = Docgen()
        self.pandoc = ways.pandoc_program()
        self.notes: list[str] = []

    def contests(self) -> dict[str, Callable[[], Contest | None]]:
        """The contests by name, each set up when it is called; None where this docgen cannot take part."""
        return {
            "cold": self.cold,
            "help": self.help,
            "nothing": self.nothing,
            "one": self.one,
            "full": self.full,
            "check": self.check,
            "length": self.length,
            "rows": self.rows,
            "decisions": self.decisions,
        }

    def full(self) -> Contest:
        """Every report of the corpus, all ways in turns."""
        n, out = self.sizes.reports, self.folder / "out"
        made = corpus.write(self.folder / "corpus", n)
        call([ways.PYTHON, "-m", "bench.peers.docxtpl_word", "--template", made["data"][0].parent])
        word = (".docx",)

        def way(run: Callable[[], Reading], endings: tuple[str, ...] = (".docx", ".html")) -> Way:
            def work() -> Reading:
                emptied(out)
                reading = run()
                counted(out, n, endings)
                return reading

            return work

        places = self.folder / "corpus" / "decisions"
        entrants: dict[str, Way] = {
            "pandoc, a process for each file and format, two at a time": way(
                lambda: ways.pandoc_files(self.pandoc, made["pandoc"], out)
            ),
            "docgen, 2 cores": way(lambda: call(self.docgen.build(places, out, 2))),
            "pandoc lua, one process": way(lambda: ways.pandoc_lua(self.pandoc, made["pandoc"], out)),
            "docgen, 1 core": way(lambda: call(self.docgen.build(places, out, 1))),
            "docxtpl, Word alone, two processes": way(
                lambda: ways.module("bench.peers.docxtpl_word", made["data"], out, 2), word
            ),
            "python-docx, Word alone, two processes": way(
                lambda: ways.module("bench.peers.python_docx_word", made["data"], out, 2), word
            ),
            "floor, one process": way(lambda: ways.module("bench.floor", made["decisions"], out, 1)),
            "floor, two processes": way(lambda: ways.module("bench.floor", made["decisions"], out, 2)),
        }
        if not self.docgen.has_jobs:
            self.notes.append("This docgen has no --jobs: its two cores were one.")
        return Contest("full", entrants, tuple(full_findings()), self.rounds, dict.fromkeys(entrants, n))

    def cold(self) -> Contest:
        """One report from a cold start."""
        one = corpus.write(self.folder / "one", 1)
        out = emptied(self.folder / "out")
        entrants: dict[str, Way] = {
            "pandoc, two runs for one report": lambda: call(*ways.pandoc_runs(self.pandoc, one["pandoc"][0], out)),
            "docgen, one report": lambda: call(self.docgen.build(one["decisions"][0], out)),
        }
        finding = between("one report cold: pandoc's two runs / docgen", entrants, Target(1, 1.5, at_least=True))
        return self._short("cold", entrants, finding)

    def help(self) -> Contest:
        """The help text, against the start of Python with click."""
        entrants: dict[str, Way] = {
            "docgen --help": lambda: call(self.docgen.help()),
            "import click": lambda: call(ways.import_click()),
        }
        finding = between("docgen --help / import click", entrants, Target(1.3, 1.1, at_least=False))
        return self._short("help", entrants, finding)

    def nothing(self) -> Contest | None:
        """A build in which nothing is to be done."""
        n = self.sizes.reports
        places, out = self._built(n)
        if out is None:
            return None
        entrants: dict[str, Way] = {
            f"docgen, nothing to do for {n}": lambda: call(self.docgen.build(places, out, force=False)),
            "import click, beside it": lambda: call(ways.import_click()),
        }
        said = f"nothing to do for {n:,} / import click"
        return self._short("nothing", entrants, between(said, entrants, Target(2.5, 1.5, at_least=False)))

    def one(self) -> Contest | None:
        """A build after one decision has changed."""
        n = self.sizes.reports
        places, out = self._built(n)
        if out is None:
            return None
        source = sorted(places.glob("*.md"))[n // 2]
        peer, pandoc_out = (
            corpus.write(self.folder / "one", 1, ("pandoc",))["pandoc"][0],
            emptied(self.folder / "pandoc-out"),
        )

        entrants: dict[str, Way] = {
            "pandoc, two runs, beside it": lambda: call(*ways.pandoc_runs(self.pandoc, peer, pandoc_out)),
            f"docgen, one of {n} changed": lambda: self._edited(source, out),
        }
        finding = between(f"one of {n:,} changed: pandoc's two runs / docgen", entrants, Target(1, 1, at_least=True))
        if not self.docgen.watches:
            return self._short("one", entrants, finding)
        anew, watched = f"docgen, one of {n} changed", f"docgen, one of {n} changed, watched"
        entrants[watched] = _watched(self.docgen.watch(places, out), source, out / f"{source.stem}.html")
        return self._short("one", entrants, finding, Comparison(f"one of {n:,} changed: built / watched", anew, watched))

    def check(self) -> Contest:
        """`docgen check` alone, against a full build on one core."""
        n, out = self.sizes.reports, self.folder / "out"
        places = corpus.write(self.folder / "corpus", n, ("decisions",))["decisions"][0].parent
        entrants: dict[str, Way] = {
            "docgen check": lambda: call(self.docgen.check(places)),
            "docgen build, beside it": lambda: call(self.docgen.build(places, emptied(out), 1)),
        }
        finding = between("docgen check / docgen build on 1 core", entrants)
        return Contest("check", entrants, (finding,), self.sizes.most, dict.fromkeys(entrants, n))

    def length(self) -> Contest:
        """One report and longer ones, in a process that is warm."""
        return self._growth("length", "report {} times as long", self.sizes.lengths, corpus.long_report)

    def rows(self) -> Contest:
        """One table and longer ones, in a process that is warm."""
        return self._growth("rows", "table of {} rows", self.sizes.rows, corpus.long_table)

    def decisions(self) -> Contest:
        """Folders of more and more decisions on one core, and two of them on two cores, with the peaks of memory."""
        sizes, out = self.sizes.folders, self.folder / "out"
        few, many = (100 if 100 in sizes else sizes[1]), sizes[-1]
        names = {n: f"docgen, {n} decisions, 1 core" for n in sizes}
        pools = {n: f"docgen, {n} decisions, 2 cores" for n in (few, many)}
        entrants: dict[str, Way] = {}
        for n, name in names.items():
            places = corpus.write(self.folder / f"folder-{n}", n, ("decisions",))["decisions"][0].parent
            entrants[name] = _peak(self.docgen, places, out, 1)
            if n in pools:
                entrants[pools[n]] = _peak(self.docgen, places, out, 2)
        if self.docgen.keeps_record:  # after the pools, of which the last has made all the papers
            source = sorted(places.glob("*.md"))[many // 2]
            entrants[f"docgen, one of {many} changed"] = lambda: self._edited(source, out)
        findings = (
            Growth(f"one more decision, up to {many:,}", names, GROWTH),
            _memory("the process", names[many], names[few], "peak", many, few),
            _memory("a worker", pools[many], pools[few], "worker's peak", many, few),
        )
        counts = {name: n for some in (names, pools) for n, name in some.items()}
        return Contest("decisions", entrants, findings, min(self.rounds, self.sizes.most), counts)

    def _edited(self, source: Path, out: Path) -> Reading:
        """A build after one decision has got another paragraph."""
        with source.open("a", encoding="utf-8") as file:
            file.write("\nOne more paragraph.\n")
        return call(self.docgen.build(source.parent, out, force=False))

    def _growth(self, name: str, said_: str, sizes: tuple[int, ...], source: Callable[[int], str]) -> Contest:
        folder = emptied(self.folder / name)
        names: dict[int, str] = {}
        entrants: dict[str, Way] = {}
        for size in sizes:
            path = folder / f"{name}-{size}.md"
            path.write_bytes(source(size).encode())
            names[size] = said_.format(f"{size:,}")
            entrants[names[size]] = _warm(path, max(2, 80 // size))
        finding = Growth(f"one more unit of {name}, up to {sizes[-1]:,}", names, GROWTH)
        return Contest(name, entrants, (finding,), self.rounds)

    def _short(self, name: str, entrants: dict[str, Way], *findings: Comparison) -> Contest:
        return Contest(name, entrants, findings, self.rounds * self.sizes.short, trial=True)

    def _built(self, n: int) -> tuple[Path, Path | None]:
        """The corpus and a folder with all its papers, or None if docgen keeps no record of what it made."""
        places, out = self.folder / "record" / "decisions", self.folder / "record-out"
        if not self.docgen.keeps_record:
            self.notes.append("This docgen keeps no record of what it made: builds with little to do were not measured.")
            return places, None
        emptied(places)
        corpus.write(places.parent, n, ("decisions",))
        call(self.docgen.build(places, emptied(out)))
        counted(out, n)
        return places, out


def _peak(docgen: Docgen, places: Path, out: Path, jobs: int) -> Way:
    return lambda: call_with_peak(docgen.build(places, emptied(out), jobs))


def _memory(whose: str, over: str, under: str, reading: str, many: int, few: int) -> Comparison:
    said = f"peak memory of {whose}, {many:,} decisions / {few:,}"
    return Comparison(said, f"{over}: {reading}", f"{under}: {reading}", Target(1.2, 1.05, at_least=False))


def _watched(command: Command, source: Path, paper: Path) -> Way:
    return lambda: Reading(float(said([ways.PYTHON, "-m", "bench.watched", source, paper, *command])))


def _warm(path: Path, times: int) -> Way:
    return lambda: Reading(float(said([ways.PYTHON, "-m", "bench.warm", path, str(times)])))

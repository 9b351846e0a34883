"""Python's collector is held while much is made, and has nothing to do afterwards."""

from __future__ import annotations

import gc

import pytest

from press_dossier import collector, compose, render
from press_dossier.sources import yaml
from tests.benchmarks import content


class _Cycle:
    def __init__(self) -> None:
        self.itself = self


def test_nothing_dead_is_left_of_what_is_said_to_last() -> None:
    """What lasts is never looked at again: a dead cycle in it would stay."""
    source = content.source(meetings=20)
    render(compose(yaml.load_text(source)), "pdf")
    gc.collect()

    dossier = yaml.load_text(source)
    document = compose(dossier)
    render(document, "pdf")

    assert gc.collect() == 0


def test_what_lasts_is_not_looked_at_when_the_collector_is_let_go() -> None:
    kept = []

    with collector.held(lasting=True):
        kept += [[] for _ in range(1000)]

    assert gc.isenabled()
    assert not {id(each) for each in gc.get_objects(generation=0)} & {id(each) for each in kept}


def test_what_does_not_last_is_collected() -> None:
    gc.collect()

    with collector.held():
        _Cycle()

    assert gc.collect() > 0


def test_what_others_have_frozen_stays_frozen() -> None:
    gc.freeze()
    try:
        with collector.held(lasting=True):
            pass

        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with collector.held(lasting=True):
            pass

        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_collector_is_let_go_after_an_error() -> None:
    with pytest.raises(ValueError, match="wrong"), collector.held(lasting=True):
        raise ValueError("wrong")

    assert gc.isenabled()

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib import admin
from unfold.admin import ModelAdmin

from newsroom.lib import skin
from newsroom.lib.admin import RecordAdmin, RecordInline, RecordStackedInline

ROOT = Path(__file__).parents[3]


def test_the_desk_wears_unfold():
    assert (skin.ModelAdmin, issubclass(RecordAdmin, ModelAdmin)) == (ModelAdmin, True)
    assert issubclass(RecordInline, admin.TabularInline)
    assert issubclass(RecordStackedInline, admin.StackedInline)


# The skin knows no database: once is enough.
@pytest.mark.only_on("sqlite")
def test_screens_open_save_join_and_refuse_in_the_stock_admin_too():
    tests = ["tests/newsroom/lib/test_admin.py", "tests/newsroom/lib/test_joining.py"]
    promises = "knows or know or moves or words or in_use or history or landmark or both_changed"
    options = ["--ds=tests.newsroom.lib.stock_settings", "-q", "-n0", "-k", promises]

    run = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "-p", "no:cacheprovider", *tests],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": "sqlite:///:memory:", "NEWSROOM_ADMIN": "stock"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout[-3000:]

"""The Chromium of this machine, for the tests that need a browser."""

import shutil
import subprocess

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Of such lists the last alone counts: so those that Playwright leaves out, and then the suggestions
# below a line of addresses that nobody sees. They are two pages more for each window, and took two
# thirds of what a window costs.
LEFT_OUT = [
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding"),
    *("ThirdPartyStoragePartitioning", "OptimizationHints", "AimEnabled", "PreconnectToSearch"),
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"),
    "PreloadTopChromeWebUI",
]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    # It would draw with a machine of its own for what a graphics card does, which costs a fifth.
    "--disable-software-rasterizer",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    f"--disable-features={','.join(LEFT_OUT)}",
]


def program():
    """Return the path of the browser, or None."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


def version():
    """Return the release, such as ``Chromium 120.0.6099.224``."""
    answer = subprocess.run([program(), "--version"], check=True, capture_output=True, text=True)
    return answer.stdout.split(" built")[0].strip()

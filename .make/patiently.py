"""Runs a command that may take long: says what it does, and a dot every two seconds, so that nobody thinks it hangs.

``python .make/patiently.py "Checking types" mypy``. Its output is shown when it ends. Needs nothing but Python, of any
version that is about.
"""

import os
import signal
import subprocess
import sys
import tempfile


def patiently(words, command, **environment):
    """Run it. Returns its exit code and what it said."""
    sys.stderr.write(words + " ")
    sys.stderr.flush()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, env={**os.environ, **environment})
        try:
            while True:
                try:
                    code = process.wait(2)
                    break
                except subprocess.TimeoutExpired:
                    sys.stderr.write(".")
                    sys.stderr.flush()
        except BaseException:  # an interrupt
            process.kill()
            raise
        finally:
            sys.stderr.write("\n")
        said.seek(0)
        return code, said.read().decode("utf-8", "replace")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))
    try:
        exit_code, output = patiently(sys.argv[1], sys.argv[2:])
    except KeyboardInterrupt:
        sys.exit(130)
    sys.stdout.write(output)
    sys.exit(exit_code)

"""``python -m communique`` is ``communique``."""

from communique.faces.cli import main

if __name__ == "__main__":
    main()

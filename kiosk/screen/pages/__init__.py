"""One small file a kind of page: a `View` in, tiles out. Knows nothing of Kivy."""

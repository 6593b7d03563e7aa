"""Pictures of a graph: what stands in them, where, and as which file.

A *scene* (``scene.py``) is what a picture of a network shows, and knows nothing of files: ``select.py`` says which
things are in it, ``layout.py`` where they stand, ``words.py`` what they are called, ``compose.py`` puts it together;
``page.py`` makes a self-contained page of it, ``svg.py`` a figure for papers, ``png.py`` an image. A *time line* goes
the same way.
"""

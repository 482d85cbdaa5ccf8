"""The language server: an editor's buffers in, diagnostics and hovers out.

The protocol runs in one process, and each workspace folder is analysed in a child process of its
own, whose working directory is that folder. So the editor is answered while an analysis runs, and
one that hangs or crashes can be ended.
"""

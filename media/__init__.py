"""Makes: pictures, clips, voices, music, films. Bytes in, bytes out; knows no project store and no credits."""

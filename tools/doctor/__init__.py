"""Whether this machine can run Own Words, asked before anything is installed, in words of Python 3.8."""

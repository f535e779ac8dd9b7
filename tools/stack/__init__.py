"""The whole deployment on this machine: the packaged template in a stand-in for AWS, no Docker."""

"""A real language model behind HTTP: `python model_server.py FILE NAME PORT CONTEXT THREADS` until it is killed."""

from __future__ import annotations

import sys
import time

import xllamacpp

if __name__ == "__main__":
    path, name, port, context, threads = sys.argv[1:]
    params = xllamacpp.CommonParams()
    params.model.path = path
    params.n_ctx = int(context)
    params.n_parallel = 1
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = int(threads)
    params.hostnames = ["127.0.0.1"]
    params.port = int(port)
    params.warmup = False
    params.ui = False
    params.use_jinja = True
    params.model_alias = [name]
    server = xllamacpp.Server(params)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    while True:
        time.sleep(3600)

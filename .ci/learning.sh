#!/bin/sh
# Sees to PyTorch for the tests of the deep models: learning.sh PYTHON. Users install the extra [learning] instead.
#
# On Linux for Intel and AMD the registry's wheel is the one for graphics cards, 2.5 GB with all that it asks for. Without
# such a card none of those libraries is ever called, but the loader wants the files to be there. So here come PyTorch
# itself and the small ones of them; under the names of the large ones stand copies of a small library, and functions are
# looked up only when they are called. Where that does not work the plain way is taken.
set -eu
python=$1
large="libcublas.so.13 libcublasLt.so.13 libcudnn.so.9 libcufft.so.12 libcufile.so.0 libcurand.so.10 libcusparse.so.12
    libcusparseLt.so.0 libnccl.so.2 libnvrtc.so.13"

pip() {
    "$python" -m pip install -c constraints.txt "$@"
}

works() {
    "$python" -c 'import torch; torch.nn.GRU(2, 3)(torch.ones(4, 2))[0].sum().backward()' >/dev/null 2>&1
}

plain() {
    pip -e '.[learning]'
    works && exit 0
    echo "error: PyTorch is installed but cannot be used; \"$python -c 'import torch'\" says why" >&2
    exit 1
}

if works; then
    exit 0
fi
if [ "$(uname -sm)" != "Linux x86_64" ] || [ -e /dev/nvidiactl ]; then
    echo "Installing PyTorch for the tests (once)"
    plain
fi
echo "Installing PyTorch for the tests, for the processor alone (once; 0.6 GB)"
pip --no-deps torch sympy mpmath networkx
if works; then
    exit 0
fi
pip --no-deps nvidia-cuda-runtime nvidia-cuda-cupti nvidia-nvshmem-cu13
packages=$("$python" -c 'import sysconfig; print(sysconfig.get_path("platlib"))')
for name in $large; do
    cp "$packages"/markupsafe/_speedups*.so "$packages/torch/lib/$name"
done
lazy="$packages/interest_graph_lazy_binding.pth"
echo 'import os, sys; sys.setdlopenflags(os.RTLD_LAZY)' >"$lazy"
if works; then
    exit 0
fi
echo "That does not work here: installing PyTorch with all that it asks for (2.5 GB)"
rm "$lazy"
for name in $large; do
    rm "$packages/torch/lib/$name"
done
plain

# Sourced: sets python to a Python 3 that has PyTorch, or says what to install and exits with 2.
python=
for candidate in "${PYTHON:-}" python3 /usr/bin/python3 python; do
    if [ -n "$candidate" ] && "$candidate" -c 'import torch, numpy' 2> /dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "Training needs Python 3 with PyTorch and NumPy; on Debian: apt install python3-torch libopenblas0-pthread" >&2
    exit 2
fi

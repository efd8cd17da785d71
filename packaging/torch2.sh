# A build against libtorch 2: the torch folder of PyPI's wheel holds headers and libraries. Sourced.

fetch_torch2() { # FOLDER
    if [[ -d $1/torch/include ]]; then
        return 0
    fi
    install_packages torch2
    rm -rf "$1"
    # The CUDA libraries are what libtorch_cuda needs to load; on a machine without CUDA it stays unused.
    python3 -m pip install --quiet --disable-pip-version-check --no-deps --target "$1.part" \
        torch nvidia-cuda-runtime nvidia-cuda-cupti
    mv "$1.part" "$1"
}

build_torch2() {
    local folder=${GLOSSATOR_TORCH_DIR:-}
    if [[ -z $folder ]]; then
        folder=$PWD/build/libtorch2
        fetch_torch2 "$folder"
        folder=$folder/torch
    fi
    cmake -G Ninja -B build/torch2 -DCMAKE_BUILD_TYPE=Release -DGLOSSATOR_TORCH_DIR="$folder"
    cmake --build build/torch2
}

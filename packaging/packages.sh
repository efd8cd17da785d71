# Debian's packages, as packaging/debian-packages.txt lists them by section. Sourced.

packages_of() { # SECTION
    awk -v section="[$1]" '/^\[/ { inside = ($0 == section); next } inside && NF && !/^#/ { print $1 }' packaging/debian-packages.txt
}

missing_packages() { # PACKAGES
    local package
    for package in "$@"; do
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null) == installed ]] || echo "$package"
    done
}

install_packages() { # SECTION
    local packages missing as_root=()
    if ! command -v dpkg-query > /dev/null; then
        return 0 # another system, whose own packages have to be there; the build says what it lacks
    fi
    mapfile -t packages < <(packages_of "$1")
    mapfile -t missing < <(missing_packages "${packages[@]}")
    if (( ${#missing[@]} == 0 )); then
        return 0
    fi
    if (( EUID != 0 )); then
        if ! command -v sudo > /dev/null; then
            echo "dev: these Debian packages are missing, and installing them takes root or sudo:" >&2
            echo "    apt-get install --no-install-recommends ${missing[*]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "Installing from Debian: ${missing[*]}"
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends "${missing[@]}" > /dev/null
}

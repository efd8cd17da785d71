#!/usr/bin/env bash
# Proves on a bare Debian 12 that a clean clone's ./dev test and ./dev run work as the README says: debootstrap's smallest system with
# git, in a folder. Run as root, from the repository's top: packaging/check-bare-debian.sh [FOLDER]
# DEBIAN_MIRROR names another mirror. The machine's pip settings (PIP_…), proxies and certificate authorities are handed on.
set -euo pipefail

readonly root=${1:-build/bare-debian}
# The one this machine's own packages come from.
readonly mirror=${DEBIAN_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Release: bookworm' | head -n 1)}

make_system() {
    rm -rf "$root"
    mkdir -p "$root"
    debootstrap --variant=minbase --include=git,ca-certificates bookworm "$root" "$mirror"
    cp /etc/resolv.conf /etc/hosts "$root/etc/"
    cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
    if [[ -f /etc/pip.conf ]]; then
        cp -L /etc/pip.conf "$root/etc/pip.conf"
    fi
}

mount_system() {
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount --make-rslave "$root/dev"
    trap unmount_system EXIT
}

unmount_system() {
    umount "$root/proc"
    umount -R "$root/dev"
}

clone() {
    git clone --quiet --no-hardlinks . "$root/root/glossator"
}

in_system() { # COMMAND…: in the clone, without a display
    local settings=()
    mapfile -t settings < <(env | grep -E '^(PIP_|https?_proxy|HTTPS?_PROXY|no_proxy|NO_PROXY)' || true)
    chroot "$root" env -i HOME=/root TERM=dumb LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin "${settings[@]}" \
        sh -c 'cd /root/glossator && exec "$@"' sh "$@"
}

main() {
    if (( EUID != 0 )); then
        echo "check-bare-debian: debootstrap and chroot need root." >&2
        exit 1
    fi
    make_system
    mount_system
    clone
    time in_system ./dev test
    time in_system ./dev run
    echo "Both commands work on a bare Debian 12."
}

main

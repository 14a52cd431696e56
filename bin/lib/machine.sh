# What the commands in bin need from the machine: a JDK 25, packages, a free port. Sourced, not run.

say() { printf '%s\n' "$*" >&2; }

fail() { say "$*"; exit 1; }

# Prints the home of a JDK 25, or nothing.
find_jdk25() {
    local home on_path
    on_path=$(readlink -f "$(command -v javac || true)" 2>/dev/null || true)
    for home in "${JAVA_HOME:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" "${on_path%/bin/javac}" \
        /usr/lib/jvm/*25* "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* /opt/*25* /opt/java/openjdk; do
        if [ -x "$home/bin/javac" ] && grep -q '^JAVA_VERSION="25[."]' "$home/release" 2>/dev/null; then
            printf '%s\n' "$home"
            return
        fi
    done
}

# Installs Debian packages, with sudo when it is there and needed.
install_packages() {
    command -v apt-get >/dev/null || return 1
    local as_root=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || return 1
        as_root=(sudo)
    fi
    say "Installing $* ..."
    "${as_root[@]}" apt-get update -qq >&2 || true
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

# Sets JAVA_HOME to a JDK 25 and installs one where Debian or Ubuntu has it.
use_jdk25() {
    local home
    home=$(find_jdk25)
    if [ -z "$home" ] && command -v apt-cache >/dev/null; then
        if ! apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
            apt-get update -qq >&2 || true
        fi
        if apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1; then
            install_packages openjdk-25-jdk-headless && home=$(find_jdk25)
        fi
    fi
    [ -n "$home" ] || fail "OpenSPM needs a JDK 25 and found none (java is $(java_version)).
Install one - Debian 13 and Ubuntu: apt install openjdk-25-jdk; others: https://adoptium.net - or set JAVA_HOME to it."
    export JAVA_HOME="$home"
}

java_version() {
    { command -v java >/dev/null && java -version 2>&1 | head -n 1; } || printf 'not installed'
}

# What the Maven wrapper needs to fetch Maven the first time.
use_wrapper_tools() {
    command -v curl >/dev/null || command -v wget >/dev/null || install_packages curl ca-certificates \
        || fail "The Maven wrapper needs curl or wget: install one of them."
    command -v unzip >/dev/null || install_packages unzip || fail "The Maven wrapper needs unzip: install it."
}

# Whether something listens on a port of this machine.
listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Whether the product answers pages on a port; before its first administrator it answers with the way to the setup.
serves() {
    local line
    line=$(
        exec 2>/dev/null 3<>"/dev/tcp/127.0.0.1/$1" || exit
        printf 'GET %s HTTP/1.0\r\nHost: localhost:%s\r\n\r\n' "${2:-/login}" "$1" >&3
        IFS= read -r -t 20 line <&3 && printf '%s' "$line"
    ) || true
    case $line in *' 200'*|*' 302'*) return 0 ;; *) return 1 ;; esac
}

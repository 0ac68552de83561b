# Sourced: sets and exports JAVA_HOME to a JDK 25 or newer, or says what to install and exits with 2.

jdk_version() { # prints the major version of the JDK in folder $1, nothing if there is none
    [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 0
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

jdk_fits() {
    version=$(jdk_version "$1")
    [ -n "$version" ] && [ "$version" -ge 25 ]
}

jdk_of_path() { # the home of the java on the PATH, links followed
    java=$(command -v java) || return 0
    while [ -L "$java" ]; do
        target=$(readlink "$java")
        case $target in
            /*) java=$target ;;
            *) java=$(dirname "$java")/$target ;;
        esac
    done
    dirname "$(dirname "$java")"
}

find_jdk() {
    for home in "${JAVA_HOME:-}" "$(jdk_of_path)" \
        /usr/lib/jvm/* /usr/local/lib/jvm/* /opt/* /opt/*/jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/*; do
        if [ -n "$home" ] && jdk_fits "$home"; then
            printf '%s\n' "$home"
            return 0
        fi
    done
    return 1
}

if JAVA_HOME=$(find_jdk); then
    export JAVA_HOME
else
    echo "Prompt Refinery needs a JDK 25 or newer, and none was found." >&2
    echo "Install one, such as Eclipse Temurin 25 from https://adoptium.net, or set JAVA_HOME to it." >&2
    exit 2
fi

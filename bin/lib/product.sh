# Builds the product and makes its start fast. Sourced after machine.sh, with ROOT set.

JAR="$ROOT/spm-web/target/openspm.jar"
APP="$ROOT/spm-web/target/openspm"
AOT="$APP/openspm.aot"

# The same flags for the training run and for every start: the cache is bound to them.
JAVA_FLAGS=(-Xmx768m -Xss512k -XX:+UseSerialGC -XX:MaxHeapFreeRatio=30 -XX:MinHeapFreeRatio=10
    -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError
    -Djava.awt.headless=true --enable-native-access=ALL-UNNAMED)

sources_changed() {
    [ ! -f "$JAR" ] || [ -n "$(find "$ROOT/pom.xml" "$ROOT"/spm-*/pom.xml "$ROOT"/spm-*/src/main \
        -newer "$JAR" -print -quit)" ]
}

# Builds when the sources are newer than the product, and unpacks it: jars beside each other start faster than nested.
build_product() {
    if sources_changed; then
        use_wrapper_tools
        say "Building OpenSPM (the first time, this fetches its libraries: some minutes) ..."
        (cd "$ROOT" && ./mvnw -B -ntp -q -DskipTests -Dspotless.check.skip=true package) >&2
        touch "$JAR"
    fi
    if [ ! -f "$APP/openspm.jar" ] || [ "$JAR" -nt "$APP/openspm.jar" ]; then
        rm -rf "$APP" "$APP.unfinished"
        "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$JAR" extract --destination "$APP.unfinished" >/dev/null
        touch "$APP.unfinished/openspm.jar"
        mv "$APP.unfinished" "$APP"
    fi
}

# The cache of loaded and linked classes, when there is one and this JDK made it.
aot_flags() {
    if [ -f "$AOT" ] && [ "$(cat "$AOT.jdk" 2>/dev/null)" = "$(jdk_build)" ]; then
        printf -- '-XX:AOTCache=%s\n' "$AOT"
    fi
}

jdk_build() { grep -h -E '^(IMPLEMENTOR_VERSION|JAVA_RUNTIME_VERSION)=' "$JAVA_HOME/release"; }

# Runs the product once beside the real one, on a database of its own that is thrown away, and keeps what the JDK learned.
train() {
    local home="$ROOT/var/training" port=$1 begin=$SECONDS
    rm -rf "$home"
    mkdir -p "$home"
    # Empty, and on a random port of the database: nothing of the real one is touched.
    (cd "$home" && SPM_SAMPLE_COMPANY=false exec "$JAVA_HOME/bin/java" "${JAVA_FLAGS[@]}" -XX:AOTCacheOutput="$AOT.unfinished" \
        -jar "$APP/openspm.jar" --server.port="$port" --spm.embedded-postgres.durable=false \
        --spm.embedded-postgres.home="$home/postgres") >"$home/training.log" 2>&1 &
    trainee=$!
    trap 'kill -TERM "$trainee" 2>/dev/null' EXIT
    until serves "$port"; do
        kill -0 "$trainee" 2>/dev/null && [ $((SECONDS - begin)) -lt 300 ] || return 1
        sleep 1
    done
    visit "$port"
    kill -TERM "$trainee"
    wait "$trainee"
    trap - EXIT
    [ -f "$AOT.unfinished" ] || return 1
    jdk_build >"$AOT.jdk"
    mv "$AOT.unfinished" "$AOT"
    rm -rf "$home"
}

visit() {
    local path
    for path in /login /setup /actuator/health /actuator/prometheus /api/v1 / /setup; do
        serves "$1" "$path" || true
    done
}

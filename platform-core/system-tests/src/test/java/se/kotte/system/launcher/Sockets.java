package se.kotte.system.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a process listens on, as the Linux kernel tells it (proc(5)). */
final class Sockets {
    private static final String LISTENING = "0A";

    /** 127.0.0.1, and the same in an IPv6 socket, in the kernel's spelling. */
    private static final Set<String> LOOPBACK = Set.of("0100007F", "0000000000000000FFFF00000100007F");

    private Sockets() {}

    /** Those of a process, as {@code 0100007F:1F90} for 127.0.0.1:8080. */
    static List<String> of(ProcessHandle process) throws IOException {
        var proc = Path.of("/proc", Long.toString(process.pid()));
        var own = new HashSet<String>();
        try (var descriptors = Files.list(proc.resolve("fd"))) {
            for (var descriptor : descriptors.toList())
                if (Files.exists(descriptor, LinkOption.NOFOLLOW_LINKS))
                    own.add(Files.readSymbolicLink(descriptor).toString());
        }
        var found = new ArrayList<String>();
        for (var table : List.of("net/tcp", "net/tcp6")) {
            for (var line : Files.readAllLines(proc.resolve(table))) {
                var field = line.strip().split("\\s+");
                if (field[3].equals(LISTENING) && own.contains("socket:[" + field[9] + "]")) found.add(field[1]);
            }
        }
        return found;
    }

    static boolean isLoopback(String socket) {
        return LOOPBACK.contains(socket.substring(0, socket.indexOf(':')));
    }
}

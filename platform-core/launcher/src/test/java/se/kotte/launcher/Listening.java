package se.kotte.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a process listens on, as the Linux kernel tells it. */
final class Listening {

    private static final String LISTEN = "0A";

    private Listening() {}

    /** The addresses and ports in the kernel's own spelling, "0100007F:1F90" for 127.0.0.1:8080. */
    static List<String> sockets(long pid) throws IOException {
        Set<String> own = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path descriptor : (Iterable<Path>) descriptors::iterator) {
                if (Files.exists(descriptor, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    own.add(Files.readSymbolicLink(descriptor).toString());
            }
        }
        List<String> found = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/net/" + table))) {
                String[] field = line.strip().split("\\s+");
                if (field[3].equals(LISTEN) && own.contains("socket:[" + field[9] + "]")) found.add(field[1]);
            }
        }
        return found;
    }

    static List<Integer> ports(long pid) throws IOException {
        return sockets(pid).stream()
                .map(socket -> Integer.parseInt(socket.substring(socket.indexOf(':') + 1), 16))
                .toList();
    }
}

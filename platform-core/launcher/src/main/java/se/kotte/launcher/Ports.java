package se.kotte.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

/** TCP ports: given by a variable, checked before anything is started. */
public final class Ports {

    private Ports() {}

    /**
     * The port that a variable names, or its default.
     *
     * @throws LaunchException not a port
     */
    public static int of(Map<String, String> environment, String variable, int otherwise) {
        String value = environment.getOrDefault(variable, "").strip();
        if (value.isEmpty()) return otherwise;
        try {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= 65535) return port;
        } catch (NumberFormatException e) {
            // said below
        }
        throw new LaunchException(variable + "=" + value + " is not a port: give a number from 1 to 65535");
    }

    /**
     * Refuses a port that somebody else listens on.
     *
     * @throws LaunchException names the variable to set
     */
    public static void requireFree(String address, int port, String variable) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers bind: connections of an earlier run in TIME_WAIT do not count as taken.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (IOException e) {
            throw new LaunchException(
                    "Port " + port + " on " + address + " cannot be used (" + e.getMessage()
                            + "). End what listens there, or choose another port: " + variable + "=<port>",
                    e);
        }
    }

    /** A loopback port that is free now. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

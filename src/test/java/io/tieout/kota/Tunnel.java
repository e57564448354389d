package io.tieout.kota;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** What a proxy does after CONNECT: it carries bytes both ways, and can tell what it saw of them. */
final class Tunnel implements ScriptedServer.Answer {

    private final int port;
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    /** @param port on this machine, whatever name the client asked for */
    Tunnel(int port) {
        this.port = port;
    }

    byte[] seen() {
        synchronized (seen) {
            return seen.toByteArray();
        }
    }

    @Override
    public boolean write(Socket client) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.getOutputStream().write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes());
            Thread back = new Thread(() -> carry(server, client), "tunnel-back");
            back.setDaemon(true);
            back.start();
            carry(client, server);
        }
        return false;
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                synchronized (seen) {
                    seen.write(buffer, 0, count);
                }
                out.write(buffer, 0, count);
                out.flush();
            }
        } catch (IOException e) {
            // One side closed: the end of the tunnel.
        }
    }
}

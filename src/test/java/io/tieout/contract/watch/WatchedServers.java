package io.tieout.contract.watch;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import com.sun.net.httpserver.spi.HttpServerProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * Hands out the JDK's own HTTP servers, watched where they play Kota. The JDK makes one when the system property
 * {@value #PROVIDER} names this class; {@value #FOLDER} says where the exchanges go.
 */
public final class WatchedServers extends HttpServerProvider {

    static final String PROVIDER = "com.sun.net.httpserver.HttpServerProvider";
    static final String FOLDER = "tieout.exchanges";

    private final HttpServerProvider plain;

    public WatchedServers() {
        // Asked again without the property, the JDK answers with its own; then it keeps this one.
        System.clearProperty(PROVIDER);
        plain = HttpServerProvider.provider();
        System.setProperty(PROVIDER, WatchedServers.class.getName());
    }

    /** As an agent in a process of the packaged product; the argument is the folder. */
    public static void premain(String folder) {
        System.setProperty(FOLDER, folder);
        System.setProperty(PROVIDER, WatchedServers.class.getName());
    }

    @Override
    public HttpServer createHttpServer(InetSocketAddress address, int backlog) throws IOException {
        HttpServer server = plain.createHttpServer(address, backlog);
        String folder = System.getProperty(FOLDER);
        if (folder == null) {
            return server;
        }
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                        .filter(name ->
                                name.equals("io.tieout.standin.StandIn") || name.equals("io.tieout.oracle.FakeServer"))
                        .findFirst())
                .<HttpServer>map(name -> new WatchedServer(
                        server, new Watcher(ExchangeFile.in(Path.of(folder)), name.endsWith("StandIn"))))
                .orElse(server);
    }

    @Override
    public HttpsServer createHttpsServer(InetSocketAddress address, int backlog) throws IOException {
        return plain.createHttpsServer(address, backlog);
    }
}

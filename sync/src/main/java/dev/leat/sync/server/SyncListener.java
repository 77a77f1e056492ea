package dev.leat.sync.server;

import dev.leat.sync.config.SyncConfig;
import dev.leat.sync.connection.Connections;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;

/// Listens on a port and serves what comes.
public final class SyncListener implements AutoCloseable {
    private static final int MAX_HTTP_BODY = 64 * 1024;

    /// A connection that is no WebSocket is closed when it says nothing for so long.
    private static final int IDLE_SECONDS = 75;

    private final MultiThreadIoEventLoopGroup acceptors;
    private final MultiThreadIoEventLoopGroup workers;
    private final Channel channel;

    private SyncListener(
            MultiThreadIoEventLoopGroup acceptors,
            MultiThreadIoEventLoopGroup workers,
            Channel channel) {
        this.acceptors = acceptors;
        this.workers = workers;
        this.channel = channel;
    }

    /// Finds out early whether the port can be had, because what comes before listening may take
    /// long.
    ///
    /// @throws IOException if it cannot; says what to do
    public static void requireFree(SyncConfig config) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(config.host(), config.port()));
        } catch (IOException e) {
            throw new IOException(explain(config, e), e);
        }
    }

    /// Binds the port of the settings.
    ///
    /// @throws IOException if it cannot; says what to do
    public static SyncListener listen(
            SyncConfig config, Connections connections, Statistics statistics) throws IOException {
        return listen(config, connections, statistics, IDLE_SECONDS);
    }

    static SyncListener listen(
            SyncConfig config, Connections connections, Statistics statistics, int idleSeconds)
            throws IOException {
        var acceptors = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        var workers = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
        ServerBootstrap bootstrap =
                new ServerBootstrap()
                        .group(acceptors, workers)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, 1024)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childHandler(
                                new ChannelInitializer<SocketChannel>() {
                                    @Override
                                    protected void initChannel(SocketChannel socket) {
                                        socket.pipeline()
                                                .addLast(
                                                        new ReadTimeoutHandler(idleSeconds),
                                                        new HttpServerCodec(decoder(config)),
                                                        new HttpObjectAggregator(MAX_HTTP_BODY),
                                                        new HttpHandler(
                                                                config, connections, statistics));
                                    }
                                });
        ChannelFuture bound =
                bootstrap
                        .bind(new InetSocketAddress(config.host(), config.port()))
                        .awaitUninterruptibly();
        Throwable failure = bound.cause();
        if (failure != null) {
            acceptors.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            workers.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw new IOException(explain(config, failure), failure);
        }
        return new SyncListener(acceptors, workers, bound.channel());
    }

    private static HttpDecoderConfig decoder(SyncConfig config) {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(config.maxHeaderBytes())
                .setMaxHeaderSize(config.maxHeaderBytes());
    }

    private static String explain(SyncConfig config, Throwable failure) {
        String where = "port " + config.port() + " of " + config.host();
        if (failure instanceof BindException) {
            return "Cannot listen on "
                    + where
                    + ": "
                    + failure.getMessage()
                    + ". Stop the process that uses it, or set ZERO_PORT to another port.";
        }
        return "Cannot listen on " + where + ": " + failure;
    }

    /// {@return the port that it listens on}
    public int port() {
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /// Takes no more connections.
    public void stopAccepting() {
        channel.close().awaitUninterruptibly();
    }

    /// Closes what is still open and stops the event loops.
    @Override
    public void close() {
        stopAccepting();
        acceptors.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        workers.shutdownGracefully(0, 2, TimeUnit.SECONDS)
                .awaitUninterruptibly(5, TimeUnit.SECONDS);
    }
}

package io.tieout.export;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.util.TempFile;
import org.jspecify.annotations.Nullable;

/**
 * A zip whose large parts are packed by several processors, block by block: deflated blocks that end on a whole byte
 * may stand one after the other (RFC 1951). The bytes are the same with any number of processors, and carry no time of
 * writing, which would make equal workbooks unequal.
 */
final class SideBySideZip extends ZipArchiveOutputStream {

    private static final int BLOCK = 1 << 20;
    private static final int MOST_PACKERS = 4;

    /** Zips hold local time; this one is the same text in every zone. */
    private static final FileTime UNDATED = FileTime.from(
            LocalDateTime.of(2000, 1, 1, 0, 0).atZone(ZoneId.systemDefault()).toInstant());

    private final int packers = Math.min(MOST_PACKERS, Runtime.getRuntime().availableProcessors());
    private @Nullable ExecutorService pool;
    private @Nullable Part part;

    SideBySideZip(OutputStream out) {
        super(out);
        setUseZip64(Zip64Mode.AsNeeded);
    }

    @Override
    public void putArchiveEntry(ZipArchiveEntry entry) throws IOException {
        entry.setTime(UNDATED);
        part = new Part(entry);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        open().write(bytes, from, length);
    }

    @Override
    public void closeArchiveEntry() throws IOException {
        Part whole = open();
        part = null;
        whole.close();
    }

    @Override
    public void finish() throws IOException {
        if (pool != null) {
            pool.shutdown();
        }
        super.finish();
    }

    private Part open() throws IOException {
        if (part == null) {
            throw new IOException("no part of the workbook is open");
        }
        return part;
    }

    private void add(ZipArchiveEntry entry, InputStream packed) throws IOException {
        addRawArchiveEntry(entry, packed);
    }

    /** Threads are for parts of more than one block; most workbooks have none. */
    private Future<byte[]> pack(byte[] block, int length) {
        if (pool == null) {
            pool = Executors.newFixedThreadPool(packers, work -> {
                Thread thread = new Thread(work, "packer");
                thread.setDaemon(true);
                return thread;
            });
        }
        return pool.submit(() -> deflated(block, length, false));
    }

    /** Speed before size: somebody waits while a workbook of a million rows is packed. */
    private static byte[] deflated(byte[] block, int length, boolean last) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(block, 0, length);
            if (last) {
                deflater.finish();
            }
            ByteArrayOutputStream packed = new ByteArrayOutputStream(length / 8 + 64);
            byte[] some = new byte[1 << 16];
            int got;
            do {
                got = deflater.deflate(some, 0, some.length, last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
                packed.write(some, 0, got);
            } while (last ? !deflater.finished() : got == some.length);
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** One part while it grows. Its packed blocks wait on disk, as its head says how long it is. */
    private final class Part {

        private final ZipArchiveEntry entry;
        private final CRC32 crc = new CRC32();
        private final Deque<Future<byte[]>> underWay = new ArrayDeque<>();
        private byte[] block = new byte[1 << 13];
        private int filled;
        private long size;
        private long packedSize;
        private @Nullable File waiting;
        private @Nullable OutputStream toDisk;

        Part(ZipArchiveEntry entry) {
            this.entry = entry;
        }

        void write(byte[] bytes, int from, int length) throws IOException {
            crc.update(bytes, from, length);
            size += length;
            int at = from;
            int left = length;
            while (left > 0) {
                if (filled == block.length) {
                    makeRoom();
                }
                int some = Math.min(left, block.length - filled);
                System.arraycopy(bytes, at, block, filled, some);
                filled += some;
                at += some;
                left -= some;
            }
        }

        private void makeRoom() throws IOException {
            if (block.length < BLOCK) {
                byte[] larger = new byte[block.length * 4 > BLOCK ? BLOCK : block.length * 4];
                System.arraycopy(block, 0, larger, 0, filled);
                block = larger;
                return;
            }
            underWay.add(pack(block, filled));
            block = new byte[BLOCK];
            filled = 0;
            if (underWay.size() > 2 * packers) {
                store(taken());
            }
        }

        private byte[] taken() throws IOException {
            try {
                return underWay.remove().get();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IOException("stopped while a workbook was packed", stop);
            } catch (ExecutionException failed) {
                throw new IOException("a workbook can't be packed", failed.getCause());
            }
        }

        private void store(byte[] packed) throws IOException {
            if (toDisk == null) {
                waiting = TempFile.createTempFile("packed", ".part");
                toDisk = new BufferedOutputStream(Files.newOutputStream(waiting.toPath()), 1 << 16);
            }
            toDisk.write(packed);
            packedSize += packed.length;
        }

        void close() throws IOException {
            byte[] last = deflated(block, filled, true);
            try {
                while (!underWay.isEmpty()) {
                    store(taken());
                }
                if (toDisk == null) {
                    add(last.length, new ByteArrayInputStream(last));
                    return;
                }
                store(last);
                toDisk.close();
                try (InputStream packed = Files.newInputStream(waiting.toPath())) {
                    add(packedSize, packed);
                }
            } finally {
                if (toDisk != null) {
                    toDisk.close();
                    Files.deleteIfExists(waiting.toPath());
                }
            }
        }

        private void add(long length, InputStream packed) throws IOException {
            entry.setMethod(ZipArchiveEntry.DEFLATED);
            entry.setSize(size);
            entry.setCompressedSize(length);
            entry.setCrc(crc.getValue());
            SideBySideZip.this.add(entry, packed);
        }
    }
}

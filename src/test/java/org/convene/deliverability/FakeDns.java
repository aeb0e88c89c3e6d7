package org.convene.deliverability;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A name server that knows what a test tells it (RFC 1035), and is silent about names that end in {@code .silent}. */
final class FakeDns implements AutoCloseable {
    private static final Map<Integer, String> TYPES = Map.of(1, "A", 12, "PTR", 16, "TXT");
    private final Map<String, List<String>> zone = new ConcurrentHashMap<>();
    private final DatagramSocket socket;

    FakeDns() {
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Thread.ofVirtual().start(this::serve);
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    void put(String name, String type, String... records) {
        zone.put(name + " " + type, List.of(records));
    }

    void clear() {
        zone.clear();
    }

    private void serve() {
        byte[] room = new byte[512];
        while (!socket.isClosed()) {
            try {
                DatagramPacket question = new DatagramPacket(room, room.length);
                socket.receive(question);
                byte[] answer = answer(ByteBuffer.wrap(room, 0, question.getLength()));
                if (answer.length > 0) {
                    socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private byte[] answer(ByteBuffer question) {
        short id = question.getShort();
        question.position(12);
        int begin = question.position();
        StringBuilder name = new StringBuilder();
        for (int length = question.get(); length > 0; length = question.get()) {
            byte[] label = new byte[length];
            question.get(label);
            name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.US_ASCII));
        }
        int type = question.getShort();
        String asked = name.toString().toLowerCase(Locale.ROOT);
        if (asked.endsWith(".silent")) {
            return new byte[0];
        }
        List<String> records = zone.getOrDefault(asked + " " + TYPES.get(type), List.of());
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(ByteBuffer.allocate(12).putShort(id).putShort((short) (records.isEmpty() ? 0x8183 : 0x8180))
                .putShort((short) 1).putShort((short) records.size()).array());
        answer.write(question.array(), begin, question.position() + 2 - begin);
        for (String record : records) {
            byte[] data = data(type, record);
            answer.writeBytes(
                    ByteBuffer.allocate(12).putShort((short) 0xc00c).putShort((short) type).putShort((short) 1)
                            .putInt(60).putShort((short) data.length).array());
            answer.writeBytes(data);
        }
        return answer.toByteArray();
    }

    private static byte[] data(int type, String record) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        if (type == 1) {
            List.of(record.split("\\.")).forEach(part -> data.write(Integer.parseInt(part)));
        } else {
            List<String> parts = type == 12
                    ? List.of(record.split("\\."))
                    : List.of(record.split("(?<=\\G.{200})"));
            parts.forEach(part -> {
                data.write(part.length());
                data.writeBytes(part.getBytes(StandardCharsets.US_ASCII));
            });
            if (type == 12) {
                data.write(0);
            }
        }
        return data.toByteArray();
    }

    @Override
    public void close() {
        socket.close();
    }
}

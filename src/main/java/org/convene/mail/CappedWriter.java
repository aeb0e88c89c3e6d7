package org.convene.mail;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;

/** Collects a template's output and stops it before it fills the memory. */
final class CappedWriter extends Writer {
    static final int LIMIT = 1 << 20;
    private final StringWriter out;

    CappedWriter(int expected) {
        this.out = new StringWriter(expected);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        require(length);
        out.write(text, from, length);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        require(length);
        out.write(text, from, length);
    }

    private void require(int more) throws IOException {
        if (out.getBuffer().length() + more > LIMIT) {
            throw new IOException(TemplateFault.LONG);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return out.toString();
    }
}

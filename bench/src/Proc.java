import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the kernel has counted for a process and, where it has any, its children. Linux only. */
record Proc(long pid) {
    private static final double TICKS = 100;

    /** CPU seconds of the process and of children that are gone. */
    private double own() throws IOException {
        return seconds(11, 14); // utime, stime, cutime, cstime
    }

    /** CPU seconds of children that are gone. */
    double gone() throws IOException {
        return seconds(13, 14);
    }

    private double seconds(int first, int last) throws IOException {
        String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int field = first; field <= last; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks / TICKS;
    }

    /** CPU seconds of the process and all its descendants. */
    double cpu() {
        try (Stream<ProcessHandle> children = ProcessHandle.of(pid).orElseThrow().descendants()) {
            double sum = own();
            for (ProcessHandle child : children.toList()) {
                sum += new Proc(child.pid()).ownOrNothing();
            }
            return sum;
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private double ownOrNothing() {
        try {
            return own();
        } catch (IOException ended) {
            return 0; // its parent has it now
        }
    }

    /** Megabytes of memory at the highest since {@link #forgetPeak}. */
    double peakMegabytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM")).findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0).orElseThrow();
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    void forgetPeak() {
        try {
            Files.writeString(Path.of("/proc", String.valueOf(pid), "clear_refs"), "5");
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }

    /** Bytes it has read from anywhere, sockets included. Asked often while others are measured, so it costs little. */
    long read() {
        try {
            byte[] io = Files.readAllBytes(Path.of("/proc", String.valueOf(pid), "io"));
            long number = 0;
            for (int i = "rchar: ".length(); io[i] != '\n'; i++) {
                number = number * 10 + io[i] - '0';
            }
            return number;
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }
}

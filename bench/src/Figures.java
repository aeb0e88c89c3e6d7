import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, each figure once per run; printed as medians, and against what must be reached. */
final class Figures {
    private final Map<String, List<Double>> runs = new LinkedHashMap<>();
    private final List<String> verdicts = new ArrayList<>();

    void add(String name, double value) {
        runs.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    boolean has(String name) {
        return runs.containsKey(name);
    }

    /** The newest of each figure whose name ends like this. */
    String last(String ending) {
        StringBuilder text = new StringBuilder();
        runs.forEach((name, values) -> text
                .append(name.endsWith(ending) ? name + "=" + number(values.getLast()) + " " : ""));
        return text.toString();
    }

    double median(String name) {
        return median(runs.get(name));
    }

    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The median of {@code a ÷ b} of each run. */
    double ratio(String a, String b) {
        List<Double> ratios = new ArrayList<>();
        for (int run = 0; run < Math.min(runs.get(a).size(), runs.get(b).size()); run++) {
            ratios.add(runs.get(a).get(run) / runs.get(b).get(run));
        }
        return median(ratios);
    }

    void must(String what, double value, double limit, boolean atLeast) {
        boolean reached = atLeast ? value >= limit : value <= limit;
        verdicts.add(String.format(Locale.ROOT, "%-4s %-74s %10s  must %s %s", reached ? "ok" : "MISS", what,
                number(value), atLeast ? ">=" : "<=", number(limit)));
    }

    /** One {@code key=value} line per figure: the median, then every run. */
    void print() {
        runs.forEach((name, values) -> System.out.println(name + "=" + number(median(values))
                + (values.size() > 1 ? "  runs " + values.stream().map(Figures::number).toList() : "")));
        System.out.println();
        verdicts.forEach(System.out::println);
    }

    static String number(double value) {
        return value >= 1000 ? String.format(Locale.ROOT, "%.0f", value)
                : value >= 10 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%.3f", value);
    }
}

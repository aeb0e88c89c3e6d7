package org.convene.calendar;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules of every shape we accept, from a seed that is part of each case. */
record GeneratedRules(long seed, LocalDateTime start, String rule) {
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    static Stream<GeneratedRules> cases(int number) {
        return Stream.iterate(1L, seed -> seed + 1).limit(number).map(GeneratedRules::ofSeed);
    }

    private static GeneratedRules ofSeed(long seed) {
        Random random = new Random(seed * 7919);
        LocalDateTime start = LocalDateTime.of(2020, 1, 1, 2, 30).plusDays(random.nextInt(4000));
        return new GeneratedRules(seed, start, rule(random, start));
    }

    private static String rule(Random random, LocalDateTime start) {
        String frequency = List.of("DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "MONTHLY", "MONTHLY", "YEARLY")
                .get(random.nextInt(7));
        boolean byMonth = random.nextInt(frequency.equals("YEARLY") ? 2 : 6) == 0;
        StringJoiner rule = new StringJoiner(";", "FREQ=" + frequency + ";", "");
        rule.add("INTERVAL=" + (1 + random.nextInt(frequency.equals("YEARLY") ? 2 : 4)));
        if (byMonth) {
            rule.add("BYMONTH=" + numbers(random, 4, 12, false));
        }
        int shape = random.nextInt(5);
        boolean monthDays = shape == 0 && !frequency.equals("WEEKLY") && (byMonth || !frequency.equals("YEARLY"));
        if (monthDays) {
            rule.add("BYMONTHDAY=" + numbers(random, 3, 31, true));
        } else if (shape < 4) {
            boolean ordinals = shape < 3 && (frequency.equals("MONTHLY") || (frequency.equals("YEARLY") && byMonth));
            rule.add("BYDAY=" + days(random, ordinals));
        }
        if (random.nextInt(6) == 0 && (monthDays || shape < 4) && !frequency.equals("DAILY")) {
            rule.add("BYSETPOS=" + List.of("1", "-1", "2", "1,-1").get(random.nextInt(4)));
        }
        if (random.nextInt(4) == 0) {
            rule.add("WKST=" + DAYS.get(random.nextInt(7)));
        }
        return ended(rule, random, start);
    }

    private static String ended(StringJoiner rule, Random random, LocalDateTime start) {
        return switch (random.nextInt(3) + (rule.toString().contains("BYSETPOS") ? 1 : 0)) {
            case 0 -> rule.add("COUNT=" + (1 + random.nextInt(40))).toString();
            case 1 -> rule.add("UNTIL=" + RuleWriter.time(start.plusDays(random.nextInt(1500))) + "Z").toString();
            default -> rule.toString();
        };
    }

    private static String numbers(Random random, int most, int largest, boolean signed) {
        return IntStream.rangeClosed(0, random.nextInt(most)).map(_ -> 1 + random.nextInt(largest))
                .map(number -> signed && random.nextInt(4) == 0 ? -number : number).distinct()
                .mapToObj(String::valueOf).collect(Collectors.joining(","));
    }

    private static String days(Random random, boolean ordinals) {
        List<String> days = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String ordinal = ordinals ? List.of("1", "2", "3", "4", "5", "-1", "-2").get(random.nextInt(7)) : "";
            days.add(ordinal + DAYS.get(random.nextInt(7)));
        }
        return days.stream().distinct().collect(Collectors.joining(","));
    }
}

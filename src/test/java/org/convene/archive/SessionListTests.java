package org.convene.archive;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.convene.meeting.Person;
import org.convene.meeting.Session;
import org.convene.site.InvalidInput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Lists as communities keep them by hand. */
class SessionListTests {

    @Test
    void aMarkdownListWithDatesInEveryForm() {
        Reading read = SessionList.read("""
                # Past working groups

                We've hosted dozens of sessions:

                ## 2021
                * Sept 28, 2021 – Starting an office inside a library – Petra Holm, Jo Adeyemi (City of Exampleby)
                * July 23, 2020 (live) - **Buying open source well** - Mara Lind [slides](https://files.example.org/1.pdf) [Recording](https://video.example.org/1)
                1. [Licences for cities](https://notes.example.org/2), 4 March 2021
                - 2020-12-17: Teaching maintainers with Kwame Asante
                  - [Discussion](https://forum.example.org/3)
                  - Notes: https://notes.example.org/3
                - 02.11.2020 | A day in Lisbon
                """);
        assertThat(read.problems()).isEmpty();
        assertThat(read.sessions()).extracting(one -> one.date() + " " + one.session().topic()).containsExactly(
                "2021-09-28 Starting an office inside a library", "2020-07-23 Buying open source well",
                "2021-03-04 Licences for cities", "2020-12-17 Teaching maintainers", "2020-11-02 A day in Lisbon");
        assertThat(read.sessions().get(0).session().guests()).containsExactly(new Person("Petra Holm", "", ""),
                new Person("Jo Adeyemi", "City of Exampleby", ""));
        Session live = read.sessions().get(1).session();
        assertThat(live.tags()).containsExactly("live");
        assertThat(live.material()).isEqualTo(new Session.Material("", "https://files.example.org/1.pdf",
                "https://video.example.org/1", ""));
        assertThat(read.sessions().get(2).session().material().notes()).isEqualTo("https://notes.example.org/2");
        Session nested = read.sessions().get(3).session();
        assertThat(nested.guests()).containsExactly(new Person("Kwame Asante", "", ""));
        assertThat(nested.material().discussion()).isEqualTo("https://forum.example.org/3");
        assertThat(nested.material().notes()).isEqualTo("https://notes.example.org/3");
    }

    @Test
    void headingsWithNamedLinesAndTables() {
        Reading read = SessionList.read("""
                ### December 9, 2021
                  Topic:  Closing happy hours
                  Time:   3pm CET / 9am EST / 6am PST
                  Description:   We invite all those we have met this year.

                | Date | Title | Speaker | Slides |
                |------|:-----:|---------|--------|
                | Jan 14, 2021 | Policy for beginners | Ana Beltrán | [deck](https://files.example.org/9) |
                """);
        assertThat(read.problems()).isEmpty();
        assertThat(read.sessions()).extracting(one -> one.line() + " " + one.date() + " " + one.session().topic())
                .containsExactly("1 2021-12-09 Closing happy hours", "8 2021-01-14 Policy for beginners");
        assertThat(read.sessions().get(0).session().description()).startsWith("We invite");
        assertThat(read.sessions().get(1).session().material().slides()).isEqualTo("https://files.example.org/9");
    }

    @Test
    void csvByColumnNames() {
        Reading read = SessionList.read("date;topic;speakers;recording\n2021-09-28;\"One; two\";Petra Holm;"
                + "https://video.example.org/1\n28 Foo 2021;Nothing;;\n");
        assertThat(read.sessions()).extracting(one -> one.session().topic()).containsExactly("One; two");
        assertThat(read.problems()).extracting(LineProblem::line).isEqualTo(List.of(3));
    }

    @Test
    void whatCannotBeReadIsToldByLine() {
        Reading read = SessionList.read("- Sept 28, 2021 – Good\n- December 9 – No year\n- Feb 30, 2021 – No day\n"
                + "- 2021-01-01\n");
        assertThat(read.sessions()).hasSize(1);
        assertThat(read.problems()).extracting(one -> one.line() + " " + one.problem().code()).containsExactly(
                "2 problem.archive.date", "3 problem.archive.date", "4 problem.archive.topic");
        assertThatThrownBy(() -> SessionList.read("Hello\n\nworld")).isInstanceOf(InvalidInput.class);
        assertThat(SessionList.read("date,topic\n\"open").problems()).hasSize(1);
    }

    @Test
    void hostileLinesAreReadInTime() {
        String long_ = "- 2021-01-01 " + "[".repeat(50_000) + "x – ".repeat(10_000);
        assertThat(SessionList.read(long_).sessions()).hasSize(1);
    }
}

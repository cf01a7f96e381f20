package dev.innovationpipeline.platform.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.schema.company.Brand;
import dev.innovationpipeline.schema.company.CompanyProfile;
import dev.innovationpipeline.schema.company.ProfileChanged;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CompanyBookTest {

  private final CompanyBook book = new CompanyBook();

  @Test
  void theNewestVersionHoldsAndOlderOnesAreKept() {
    book.add(change(1, "first", "One"));
    book.add(change(2, "second", "Two"));
    assertThat(book.profile("acme").orElseThrow().profile().name()).isEqualTo("Two");
    assertThat(book.profile("acme", 1).orElseThrow().profile().name()).isEqualTo("One");
    assertThat(book.profile("acme", 3)).isEmpty();
    assertThat(book.profiles()).hasSize(1);
  }

  @Test
  void ofTwoChangesToOneVersionTheFirstHolds() {
    AtomicInteger told = new AtomicInteger();
    book.listen(told::incrementAndGet);
    book.add(change(1, "first", "One"));
    book.add(change(1, "late", "Other"));
    assertThat(book.profile("acme").orElseThrow().changeId()).isEqualTo("first");
    assertThat(told).hasValue(1);
  }

  @Test
  void equalProfilesHaveEqualTexts() {
    CompanyProfile profile = change(1, "x", "Acme: \"Ünlimited\"").profile();
    String text = ProfileText.of(profile);
    assertThat(text)
        .isEqualTo(
            """
            name: 'Acme: "Ünlimited"'
            description: Anvils.
            brands:
            - {name: Anvil}
            - {name: Hammer, role: heavy}
            markets: [Canada]
            """);
    assertThat(ProfileText.version(4, text))
        .isEqualTo(ProfileText.version(4, ProfileText.of(profile)));
    assertThat(ProfileText.version(4, text).hash()).hasSize(12);
  }

  private static ProfileChanged change(int version, String id, String name) {
    return new ProfileChanged(
        "acme",
        version,
        id,
        new CompanyProfile(
            name,
            "Anvils.",
            List.of(),
            List.of(new Brand("Anvil", null), new Brand("Hammer", "heavy")),
            List.of(),
            List.of(),
            List.of(),
            null,
            List.of("Canada"),
            List.of()),
        "user-1",
        Instant.parse("2026-11-30T09:00:00Z"));
  }
}

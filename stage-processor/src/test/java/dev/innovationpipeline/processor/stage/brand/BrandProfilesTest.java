package dev.innovationpipeline.processor.stage.brand;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.innovationpipeline.platform.check.BrandNames;
import dev.innovationpipeline.platform.company.CompanyBook;
import dev.innovationpipeline.platform.company.ProfileText;
import dev.innovationpipeline.platform.time.TimeSource;
import dev.innovationpipeline.processor.company.KnownChanges;
import dev.innovationpipeline.processor.failure.StageFailedException;
import dev.innovationpipeline.schema.processor.Company;
import dev.innovationpipeline.schema.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandProfilesTest {

  private static final String ACME = "name: Acme\ndescription: Anvils.\nbrands: [Anvil]\n";

  @TempDir Path directory;

  @Test
  void shipsThreeCompanies() {
    assertThat(ShippedBrands.profiles().companies())
        .extracting(Company::id)
        .containsExactly("columbia-sportswear", "lactalis-canada", "mccormick-usa");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme.yaml", "acme.yml"})
  void readsTheDirectory(String file) throws IOException {
    write(file, ACME);
    write("README.md", "no profile");
    write(".hidden.yaml", "no profile");
    assertThat(profiles().of("acme"))
        .isEqualTo(
            new BrandProfile("acme", "Acme", List.of("Anvil"), ACME, ProfileText.version(0, ACME)));
    assertThat(profiles().companies()).hasSize(4);
  }

  @Test
  void theIdOfAnUnknownCompanyIsCutInTheMessage() {
    assertThatThrownBy(() -> ShippedBrands.profiles().requireKnown("x".repeat(5_000)))
        .isInstanceOf(StageFailedException.class)
        .hasMessageContaining("x… (cut, 200 of 5000 characters); known are columbia-sportswear");
  }

  @Test
  void theDirectoryComesBeforeWhatIsShipped() throws IOException {
    write("mccormick-usa.yaml", ACME);
    assertThat(profiles().of("mccormick-usa").name()).isEqualTo("Acme");
  }

  @Test
  void aChangeComesBeforeFilesAtOnce() throws IOException {
    write("acme.yaml", ACME);
    CompanyBook book = new CompanyBook();
    BrandProfiles profiles = profiles();
    profiles.follow(KnownChanges.of(book, overdue()));
    BrandNames before = profiles.brandNames();
    assertThat(profiles.of("acme").version().version()).isZero();
    change(book, "acme", 1, "Acme One");
    change(book, "acme", 2, "Acme Two");
    assertThat(profiles.of("acme").name()).isEqualTo("Acme Two");
    assertThat(profiles.of("acme").version())
        .isEqualTo(ProfileText.version(2, profiles.textOf("acme")));
    assertThat(profiles.textOf("acme")).contains("name: Acme Two", "{name: Spring}");
    assertThat(profiles.brandNames()).isNotSameAs(before);
    assertThat(profiles.of("mccormick-usa").version().version()).isZero();
    change(book, "new", 1, "New");
    profiles.requireKnown("new");
    assertThat(profiles.companies()).as("of heartbeats, those of files").hasSize(4);
  }

  /** The wait for the topic, which is never read here, is over at its second look. */
  private static TimeSource overdue() {
    AtomicInteger minutes = new AtomicInteger();
    return TimeSource.of(
        InstantSource.system(), () -> Duration.ofMinutes(minutes.getAndIncrement()));
  }

  private static void change(CompanyBook book, String id, int version, String name) {
    ProducerRecord<String, byte[]> message =
        NewCompanyIT.profile(new Topics(""), id, version, name);
    book.receive(new ConsumerRecord<>("companies", 0, 0, message.key(), message.value()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          description: d\\nbrands: [b]            | lacks the field name
          name:\\ndescription: d\\nbrands: [b]    | lacks the field name
          name: 7\\ndescription: d\\nbrands: [b]  | in the field name
          name: ' '\\ndescription: d\\nbrands: [b]| in the field name
          name: n\\nbrands: [b]                   | lacks the field description
          name: n\\ndescription: [d]\\nbrands: [b]| in the field description
          name: n\\ndescription: d                | lacks the field brands
          name: n\\ndescription: d\\nbrands: b    | in the field brands
          name: n\\ndescription: d\\nbrands: []   | in the field brands
          - a list                                | must have fields with names
          name: [n                                | is no YAML
          name: !!java.net.URL ["http://a.example"] | is no YAML
          """)
  void namesTheFileAndTheFieldThatIsWrong(String text, String complaint) throws IOException {
    write("acme.yaml", text.replace("\\n", "\n"));
    assertThatIllegalArgumentException()
        .isThrownBy(this::profiles)
        .withMessageContaining(directory.resolve("acme.yaml").toString())
        .withMessageContaining(complaint);
  }

  @Test
  void namesTheFileThatIsNoText() throws IOException {
    Files.write(directory.resolve("acme.yaml"), "name: Été".getBytes(ISO_8859_1));
    assertThatIllegalArgumentException()
        .isThrownBy(this::profiles)
        .withMessageContaining("acme.yaml is not readable as UTF-8");
  }

  @Test
  void twoFilesForOneCompanyAreAnError() throws IOException {
    write("acme.yaml", ACME);
    write("acme.yml", ACME);
    assertThatIllegalArgumentException()
        .isThrownBy(this::profiles)
        .withMessageContaining("acme.yaml and ")
        .withMessageContaining("acme.yml");
  }

  @Test
  void aMissingDirectoryIsNamed() {
    BrandSettings settings = new BrandSettings(directory.resolve("gone"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BrandProfiles(settings))
        .withMessageContaining("gone (pipeline.brands.directory)");
  }

  @Test
  void anUnknownCompanyIsToldWhichAreKnown() {
    assertThatThrownBy(() -> profiles().of("acme"))
        .isInstanceOf(StageFailedException.class)
        .hasMessageContaining("acme.yaml")
        .hasMessageContaining("lactalis-canada, mccormick-usa");
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
  }

  private BrandProfiles profiles() {
    return new BrandProfiles(new BrandSettings(directory));
  }
}

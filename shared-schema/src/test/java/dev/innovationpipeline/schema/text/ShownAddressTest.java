package dev.innovationpipeline.schema.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownAddressTest {

  @ParameterizedTest
  @CsvSource({
    "https://h/report.pdf, https://h/report.pdf",
    "https://h/report.pdf?sig=secret&se=1, https://h/report.pdf",
    "https://h/report.pdf?name=a&sig=secret, https://h/report.pdf",
    "https://h/report.pdf?name=secret, https://h/report.pdf",
    "https://h/report.pdf#secret, https://h/report.pdf",
    "https://h/report.pdf#a?sig=secret, https://h/report.pdf",
    "http://h/documents/0a?name=a%20b.pdf, http://h/documents/0a?name=a%20b.pdf",
    "http://h/documents/0a?name=a.pdf&sig=secret, http://h/documents/0a",
  })
  void whatMayGrantAccessIsLeftOut(String address, String shown) {
    assertThat(ShownAddress.of(address)).isEqualTo(shown);
  }
}

package dev.innovationpipeline.platform.database.address;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Any password, written as libpq and Prisma want it. */
class RandomPasswordTest {

  private static final String CHARACTERS = "aZ09/?#@%:+&=,[] \\'\"é€😀";

  @Test
  void anEncodedPasswordIsReadWhateverItIs() {
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      String password = password(random);
      String encoded = URLEncoder.encode(password, UTF_8).replace("+", "%20");
      DatabaseAddress address =
          DatabaseAddress.parse("DATABASE_URL", "postgres://u:" + encoded + "@h_1/d?schema=s");
      assertThat(address.password()).isEqualTo(password);
      assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://h_1:5432/d");
      String keyword = password.replace("\\", "\\\\").replace("'", "\\'");
      assertThat(
              DatabaseAddress.parse("DATABASE_URL", "host=h user=u password='" + keyword + "'")
                  .password())
          .isEqualTo(password);
    }
  }

  private static String password(Random random) {
    int[] points = CHARACTERS.codePoints().toArray();
    StringBuilder password = new StringBuilder();
    for (int length = 1 + random.nextInt(12); length > 0; length--) {
      password.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return password.toString();
  }
}

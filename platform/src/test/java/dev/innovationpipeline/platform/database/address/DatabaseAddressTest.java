package dev.innovationpipeline.platform.database.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

  private static final String SECRET = "s3cret";

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "postgres://u:p@h:5433/d jdbc:postgresql://h:5433/d u p",
        "postgresql://u:p@h/d jdbc:postgresql://h:5432/d u p",
        "POSTGRES://u:p@db_host/d jdbc:postgresql://db_host:5432/d u p",
        "postgres://u:p@h1:1,h2:2,h3/d jdbc:postgresql://h1:1,h2:2,h3:5432/d u p",
        "postgres://u:p@[::1]:5433/d jdbc:postgresql://[::1]:5433/d u p",
        "postgres://u:p@[fe80::1],h/d jdbc:postgresql://[fe80::1]:5432,h:5432/d u p",
        "postgres://u:p%40%2F+%25@h/d jdbc:postgresql://h:5432/d u p@/+%",
        "postgres://u:p#q@h/d jdbc:postgresql://h:5432/d u p#q",
        "postgres://u:12#q@h/d jdbc:postgresql://h:5432/d u 12#q",
        "postgres://u:p@q@h/d jdbc:postgresql://h:5432/d u p@q",
        "postgres://u:p/q@h/d jdbc:postgresql://h:5432/d u p/q",
        "postgres://u:12/q@h/d jdbc:postgresql://h:5432/d u 12/q",
        "postgres://u:p?q@h/d jdbc:postgresql://h:5432/d u p?q",
        "postgres://u:p@q/r@s@h/d jdbc:postgresql://h:5432/d u p@q/r@s",
        "postgres://u:p:q@h/d jdbc:postgresql://h:5432/d u p:q",
        "postgres://u:100%@h/d jdbc:postgresql://h:5432/d u 100%",
        "postgres://u:%zz@h/d jdbc:postgresql://h:5432/d u %zz",
        "postgres://u:p%C3%A9é@h/d jdbc:postgresql://h:5432/d u péé",
        "postgres://u@server:p@h/d jdbc:postgresql://h:5432/d u@server p",
        "postgres://u:p@h/my%20db jdbc:postgresql://h:5432/my+db u p",
        "postgres://u:p@h/d?application_name=a@b jdbc:postgresql://h:5432/d u p",
        "postgres://u:p@/d?host=h&port=7 jdbc:postgresql://h:7/d u p",
        "postgres://h/d?user=u&password=p jdbc:postgresql://h:5432/d u p",
        "postgres://u:p@h jdbc:postgresql://h:5432/ u p",
        "jdbc:postgresql://h/d?user=u&password=p jdbc:postgresql://h:5432/d u p",
        "jdbc:postgresql:d?user=u&password=p jdbc:postgresql://localhost:5432/d u p",
      })
  void readsUris(String text, String jdbc, String user, String password) {
    DatabaseAddress address = DatabaseAddress.parse("DATABASE_URL", text);

    assertThat(address.jdbcUrl()).isEqualTo(jdbc);
    assertThat(address.user()).isEqualTo(user);
    assertThat(address.password()).isEqualTo(password);
    assertThat(address.toString()).doesNotContain(password + "@", "password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host=db_host port=5433 dbname=d user=u password=s3cret",
        "host = db_host  port = 5433 dbname='d' user='u' password='s3cret'",
        "user=u password=s3cret hostaddr=db_host port=5433 dbname=d",
        "\"postgres://u:s3cret@db_host:5433/d\"",
        "'postgres://u:s3cret@db_host:5433/d'\n",
        "  postgres://u:s3cret@db_host:5433/d\r\n",
        "\uFEFFpostgres://u:s3cret@db_host:5433/d",
        "psql 'postgresql://u:s3cret@db_host:5433/d'",
        "DATABASE_URL=\"postgresql://u:s3cret@db_host:5433/d\"",
        "export DATABASE_URL='postgresql://u:s3cret@db_host:5433/d'",
        "jdbc:postgresql://db_host:5433/d?user=u&password=s3cret",
      })
  void readsWhatIsPasted(String text) {
    DatabaseAddress address = DatabaseAddress.parse("DATABASE_URL", text);

    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db_host:5433/d");
    assertThat(address.user()).isEqualTo("u");
    assertThat(address.password()).isEqualTo(SECRET);
    assertThat(address.notes()).isEmpty();
  }

  @Test
  void keywordsMayBeQuoted() {
    DatabaseAddress address =
        DatabaseAddress.parse("DATABASE_URL", "password='it\\'s \\\\ x' host=h dbname=a\\ b");

    assertThat(address.password()).isEqualTo("it's \\ x");
    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://h:5432/a+b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://u:p@%2Fvar%2Frun:5433/d",
        "postgres://u:p@/d?host=/var/run&port=5433",
        "postgres://u:p@localhost:1/d?host=/var/run&port=5433",
        "host=/var/run port=5433 user=u password=p dbname=d",
      })
  void readsTheDirectoryOfASocket(String text) {
    DatabaseAddress address = DatabaseAddress.parse("DATABASE_URL", text);

    assertThat(address.socket()).isEqualTo("/var/run/.s.PGSQL.5433");
    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://localhost/d");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "sslmode=require sslmode=require",
        "sslmode=require&sslaccept=accept_invalid_certs sslmode=require",
        "ssl=true sslmode=require",
        "sslaccept=strict sslmode=verify-full,sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory",
        "sslrootcert=system"
            + " sslmode=verify-full,sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory",
        "sslmode=require&sslaccept=strict&sslcert=ca.pem sslmode=verify-full,sslrootcert=ca.pem",
        "sslcert=me.crt&sslkey=me.key&sslrootcert=ca.pem"
            + " sslcert=me.crt,sslkey=me.key,sslrootcert=ca.pem",
        "sslidentity=me.p12&sslpassword=x sslkey=me.p12,sslpassword=x",
        "channel_binding=require channelBinding=require",
        "target_session_attrs=read-write targetServerType=primary",
        "target_session_attrs=prefer-standby targetServerType=preferSecondary",
        "load_balance_hosts=random loadBalanceHosts=true",
        "application_name=mine ApplicationName=mine",
        "fallback_application_name=mine ApplicationName=mine",
        "connect_timeout=7 connectTimeout=7",
        "socket_timeout=7 socketTimeout=7",
        "keepalives=1 tcpKeepAlive=true",
        "gssencmode=disable gssEncMode=disable",
        "sslnegotiation=direct sslNegotiation=direct",
        "statement_cache_size=0 prepareThreshold=0",
        "prepareThreshold=3 prepareThreshold=3",
        "options=endpoint%3Dep-1 options=endpoint=ep-1",
      })
  void translatesForTheDriver(String parameters, String properties) {
    DatabaseAddress address = DatabaseAddress.parse("DATABASE_URL", "postgres://h/d?" + parameters);

    assertThat(
            address.driver().entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue()))
        .containsExactlyInAnyOrder(properties.split(","));
    assertThat(address.notes()).isEmpty();
  }

  @Test
  void translatesForThePoolAndTheServer() {
    DatabaseAddress address =
        DatabaseAddress.parse(
            "DATABASE_URL",
            "postgres://h/d?schema=My%20Schema&pgbouncer=true&connection_limit=1&pool_timeout=20"
                + "&options=-c%20lock_timeout%3D5s%20--work-mem=8MB");

    assertThat(address.pooler()).isTrue();
    assertThat(address.schema()).isEqualTo("My Schema");
    assertThat(address.session())
        .isEqualTo(Map.of("search_path", "\"My Schema\"", "lock_timeout", "5s", "work_mem", "8MB"));
    assertThat(address.pool()).isEqualTo(new PoolLimits(1, Duration.ofSeconds(20), null, null));
    assertThat(address.notes()).isEmpty();
  }

  @Test
  void namesWhatIsNotUsed() {
    DatabaseAddress address =
        DatabaseAddress.parse(
            "DATABASE_URL",
            "postgres://h/d?keepalives_idle=3&sslcrl=x&quaint=1&s3cret%40=1&client_encoding=LATIN1");

    assertThat(address.notes())
        .containsExactly(
            "DATABASE_URL: not used: a parameter, client_encoding, keepalives_idle, quaint,"
                + " sslcrl.");
  }

  @ParameterizedTest
  @CsvSource({
    "postgres://u:p@ep-x-pooler.eu.neon.tech/d, true",
    "postgres://u:p@pooler.example.com:6543/d, true",
    "postgres://u:p@h:6432/d?pgbouncer=false, false",
    "postgres://u:p@h/d, false",
  })
  void knowsPoolersByTheirAddress(String text, boolean pooler) {
    assertThat(DatabaseAddress.parse("DATABASE_URL", text).pooler()).isEqualTo(pooler);
  }

  @Test
  void saysThatALoginShouldBeEncoded() {
    assertThat(DatabaseAddress.parse("DATABASE_URL", "postgres://u:s3cret#/@h/d").notes())
        .singleElement()
        .satisfies(note -> assertThat(note).contains("%2F").doesNotContain(SECRET));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|is empty",
        "prisma+postgres://accelerate.prisma-data.net/?api_key=s3cret|direct address",
        "prisma://accelerate.prisma-data.net/?api_key=s3cret|direct address",
        "mysql://u:s3cret@h/d|must begin with postgres://",
        "s3cret|must begin with postgres://",
        "postgres://u:s3cret|no @ after the login",
        "postgres://u:s3cret@h:port/d|what follows the last @",
        "postgres://u:s3cret@h:99999/d|what follows the last @",
        "postgres://u:s3cret@h h/d|what follows the last @",
        "postgres://u:s3cret@h1,h2/d?port=1,2,3|2 hosts and 3 ports",
        "postgres://u:s3cret@h/d?host=/run,h|socket",
        "postgres://u:s3cret@h/d?sslmode=s3cret|sslmode must be one of disable",
        "postgres://u:s3cret@h/d?sslaccept=s3cret|strict or accept_invalid_certs",
        "postgres://u:s3cret@h/d?sslidentity=s3cret|PKCS 12",
        "postgres://u:s3cret@h/d?connection_limit=0|connection_limit must be",
        "postgres://u:s3cret@h/d?pool_timeout=s3cret|pool_timeout must be",
        "postgres://u:s3cret@h/d?connect_timeout=s3cret|connect_timeout must be",
        "postgres://u:s3cret@h/d?target_session_attrs=s3cret|target_session_attrs must be one of",
        "postgres://u:s3cret@h/d?service=s3cret|service is not read",
        "host=h password=s3cret x|without an equals sign",
        "host=h password='s3cret|no closing quote",
        "host=h password=a s3cret dbname=d|has a blank",
      })
  void saysInOneSentenceWhatIsWrongAndNothingOfTheLogin(String text, String sentence) {
    assertThatThrownBy(() -> DatabaseAddress.parse("DATABASE_URL", text))
        .isInstanceOf(InvalidAddressException.class)
        .hasNoCause()
        .hasMessageStartingWith("DATABASE_URL cannot be read: ")
        .hasMessageContaining(sentence)
        .message()
        .doesNotContain(SECRET);
  }
}

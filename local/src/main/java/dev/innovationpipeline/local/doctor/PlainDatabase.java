package dev.innovationpipeline.local.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database by its URL, without a pool. */
public final class PlainDatabase {

  private final String jdbc;
  private final @Nullable String login;

  /**
   * @param url {@code postgres://…}, {@code postgresql://…} or a JDBC URL
   * @throws IllegalArgumentException when it is none of them; the message does not repeat it, as it
   *     may have a password
   */
  public PlainDatabase(String url) {
    if (url.startsWith("jdbc:postgresql:")) {
      jdbc = url;
      login = null;
      return;
    }
    try {
      URI uri = new URI(url);
      if (!url.startsWith("postgres") || uri.getHost() == null) {
        throw new IllegalArgumentException("The database's URL is no postgres://HOST/NAME.");
      }
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      jdbc = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
      login = uri.getRawUserInfo();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "The database's URL has characters that must be percent-encoded.");
    }
  }

  public DataSource source() {
    DriverManagerDataSource source = new DriverManagerDataSource(jdbc);
    if (login != null) {
      String[] parts = login.split(":", 2);
      source.setUsername(decoded(parts[0]));
      source.setPassword(parts.length > 1 ? decoded(parts[1]) : "");
    }
    return source;
  }

  /** For people: without login and parameters. */
  public String name() {
    int query = jdbc.indexOf('?');
    return jdbc.substring("jdbc:".length(), query < 0 ? jdbc.length() : query);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }
}

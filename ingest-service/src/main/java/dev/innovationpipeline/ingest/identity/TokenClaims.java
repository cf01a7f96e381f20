package dev.innovationpipeline.ingest.identity;

import dev.innovationpipeline.ingest.caller.Caller;
import dev.innovationpipeline.ingest.security.JwtSettings;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads who a checked token is about. */
record TokenClaims(JwtSettings settings) {

  /**
   * Empty when the token names no person.
   *
   * @param expiresAt the claim {@code exp}
   */
  Optional<Caller> caller(Map<String, Object> claims, Instant expiresAt) {
    List<String> roles = texts(find(claims, settings.rolesClaim()));
    Set<String> companies = new HashSet<>();
    texts(find(claims, settings.companiesClaim()))
        .forEach(name -> companies.add(name.startsWith("/") ? name.substring(1) : name));
    return texts(find(claims, settings.userClaim())).stream()
        .findFirst()
        .map(
            user ->
                new Caller(
                    Caller.Means.TOKEN,
                    user,
                    user,
                    roles.contains(settings.allCompaniesRole()),
                    companies,
                    settings.roles().highest(roles).orElse(null),
                    false,
                    expiresAt.plus(settings.clockSkew())));
  }

  private static @Nullable Object find(Map<String, Object> claims, String path) {
    if (claims.containsKey(path)) {
      return claims.get(path);
    }
    Object found = claims;
    StringTokenizer names = new StringTokenizer(path, ".");
    while (names.hasMoreTokens()) {
      String name = names.nextToken();
      found = found instanceof Map<?, ?> object ? object.get(name) : null;
    }
    return found;
  }

  private static List<String> texts(@Nullable Object claim) {
    Stream<?> all =
        switch (claim) {
          case null -> Stream.empty();
          case Collection<?> list -> list.stream();
          case Map<?, ?> object -> object.keySet().stream();
          case Object single -> Stream.of(single);
        };
    return all.filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(text -> !text.isBlank())
        .toList();
  }
}

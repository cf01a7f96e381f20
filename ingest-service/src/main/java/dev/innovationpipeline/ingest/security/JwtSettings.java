package dev.innovationpipeline.ingest.security;

import dev.innovationpipeline.ingest.caller.Role;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How tokens (JWT, RFC 7519) are checked and read. A claim may be named by a path, as {@code
 * realm_access.roles}; a name with dots that a token has as it stands goes first.
 *
 * @param issuer as in the claim {@code iss}
 * @param jwkSetUri the address of the issuer's public keys
 * @param audience as in the claim {@code aud}: tokens for other services are refused
 * @param clockSkew how far the issuer's clock may be off. 30 s: more than clocks set by NTP need,
 *     little beside a token's life.
 * @param userClaim the person's id
 * @param companiesClaim the ids of the person's companies: a text, a list, or an object with them
 *     as names; a leading slash, as groups of Keycloak have, is left out
 * @param rolesClaim the person's roles: a text or a list
 * @param allCompaniesRole a role whose holders belong to all companies; none by default
 * @param roles the issuer's names of roles
 */
public record JwtSettings(
    @DefaultValue("") String issuer,
    @DefaultValue("") String jwkSetUri,
    @DefaultValue("") String audience,
    @DefaultValue("30s") Duration clockSkew,
    @DefaultValue("sub") String userClaim,
    @DefaultValue("companies") String companiesClaim,
    @DefaultValue("roles") String rolesClaim,
    @DefaultValue("") String allCompaniesRole,
    @DefaultValue RoleNames roles) {

  /** The names that an issuer has for the roles of this service. */
  public record RoleNames(
      @DefaultValue("viewer") List<String> viewer,
      @DefaultValue("author") List<String> author,
      @DefaultValue("operator") List<String> operator,
      @DefaultValue("admin") List<String> admin) {

    public RoleNames {
      viewer = List.copyOf(viewer);
      author = List.copyOf(author);
      operator = List.copyOf(operator);
      admin = List.copyOf(admin);
    }

    private List<String> of(Role role) {
      return switch (role) {
        case VIEWER -> viewer;
        case AUTHOR -> author;
        case OPERATOR -> operator;
        case ADMIN -> admin;
      };
    }

    /** The highest of the roles that the names stand for; empty when they stand for none. */
    public Optional<Role> highest(Collection<String> names) {
      return Arrays.stream(Role.values())
          .filter(role -> of(role).stream().anyMatch(names::contains))
          .reduce((lower, higher) -> higher);
    }
  }

  void addFaults(List<String> faults) {
    String prefix = SecuritySettings.PREFIX + ".jwt.";
    Map.of("issuer", issuer, "jwk-set-uri", jwkSetUri, "audience", audience)
        .forEach(
            (name, value) -> {
              if (value.isBlank()) {
                faults.add(prefix + name + " must be set in mode jwt.");
              }
            });
    if (!jwkSetUri.isBlank() && LoginSettings.httpAddress(jwkSetUri).isEmpty()) {
      faults.add(prefix + "jwk-set-uri must be an http or https address.");
    }
    if (clockSkew.isNegative()) {
      faults.add(prefix + "clock-skew must not be negative.");
    }
  }
}

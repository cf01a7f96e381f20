package dev.innovationpipeline.local.secure;

import java.util.List;

/**
 * One of the people of a local pipeline.
 *
 * @param companies none for one of all companies
 */
public record Person(
    String name, String shownName, String password, String role, List<String> companies) {

  /** A role whose holders belong to all companies. */
  static final String ALL_COMPANIES = "staff";

  public Person {
    companies = List.copyOf(companies);
  }

  /** Two companies, and one person above both. */
  static List<Person> made(SecretFiles files) {
    return List.of(
        of(files, "anna", "Anna", "author", List.of("lactalis-canada")),
        of(files, "ben", "Ben", "operator", List.of("mccormick-usa")),
        of(files, "olga", "Olga", "admin", List.of()));
  }

  private static Person of(
      SecretFiles files, String name, String shownName, String role, List<String> companies) {
    String password = files.keep(name + ".password", Passwords::random);
    return new Person(name, shownName, password, role, companies);
  }

  List<String> roles() {
    return companies.isEmpty() ? List.of(role, ALL_COMPANIES) : List.of(role);
  }

  /** The rights, for people. */
  public String rights() {
    return role + " of " + (companies.isEmpty() ? "all companies" : String.join(", ", companies));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "Person[" + name + ", " + rights() + "]";
  }
}

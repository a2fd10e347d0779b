from crm.people import People


def main(people: People, name: str) -> None:
    person = people.find(name)
    answer = input(f"Forget {person.name} for good? [y/N] ")
    people.forget(person)
    print(f"{person.name} forgotten ({answer})")

from crm.people import People


def main(people: People, name: str) -> None:
    person = people.find(name)
    answer = input(f"Forget {person.name} for good? [y/N] ")
    if answer.lower() != "y":
        return
    people.forget(person)

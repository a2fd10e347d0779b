<?php

declare(strict_types=1);

namespace App\Controller\Account;

use App\Entity\Address;
use App\Entity\User;
use App\Form\AddressType;
use App\Repository\AddressRepository;
use Symfony\Bundle\FrameworkBundle\Controller\AbstractController;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\Routing\Attribute\Route;
use Symfony\Component\Security\Http\Attribute\CurrentUser;
use Symfony\Component\Security\Http\Attribute\IsGranted;

#[Route('/account/addresses')]
#[IsGranted('IS_AUTHENTICATED_FULLY')]
final class AddressBookController extends AbstractController
{
    public function __construct(private readonly AddressRepository $addresses)
    {
    }

    #[Route('', name: 'account_addresses', methods: ['GET'])]
    public function index(#[CurrentUser] User $user): Response
    {
        return $this->render('account/addresses.html.twig', [
            'addresses' => $this->addresses->findBy(['owner' => $user], ['label' => 'ASC']),
        ]);
    }

    #[Route('/new', name: 'account_address_new', methods: ['GET', 'POST'])]
    public function new(Request $request, #[CurrentUser] User $user): Response
    {
        $address = new Address($user);
        $form = $this->createForm(AddressType::class, $address)->handleRequest($request);

        if (!$form->isSubmitted() || !$form->isValid()) {
            return $this->render('account/address_form.html.twig', ['form' => $form]);
        }

        $this->addresses->save($address);

        return $this->redirectToRoute('account_addresses', [], Response::HTTP_SEE_OTHER);
    }
}

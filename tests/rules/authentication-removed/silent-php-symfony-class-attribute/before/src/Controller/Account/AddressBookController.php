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
use Symfony\Component\Routing\Annotation\Route;
use Symfony\Component\Security\Http\Attribute\CurrentUser;
use Symfony\Component\Security\Http\Attribute\IsGranted;

final class AddressBookController extends AbstractController
{
    #[Route('/account/addresses', name: 'account_addresses', methods: ['GET'])]
    #[IsGranted('IS_AUTHENTICATED_FULLY')]
    public function index(AddressRepository $addresses, #[CurrentUser] ?User $user): Response
    {
        return $this->render('account/addresses.html.twig', [
            'addresses' => $addresses->findBy(['owner' => $user]),
        ]);
    }

    #[Route('/account/addresses/new', name: 'account_address_new', methods: ['GET', 'POST'])]
    #[IsGranted('IS_AUTHENTICATED_FULLY')]
    public function new(Request $request, AddressRepository $addresses, #[CurrentUser] ?User $user): Response
    {
        $address = new Address($user);
        $form = $this->createForm(AddressType::class, $address);
        $form->handleRequest($request);

        if ($form->isSubmitted() && $form->isValid()) {
            $addresses->save($address);

            return $this->redirectToRoute('account_addresses');
        }

        return $this->render('account/address_form.html.twig', ['form' => $form->createView()]);
    }
}
